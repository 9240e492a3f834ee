package io.sluice.jca.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.ClientRule.Policy;
import io.sluice.radius.connector.RequestKind;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTableTest {

    private static ClientRule rule(String name, String... prefixes) {
        return new ClientRule(
                name, Set.of(prefixes), new byte[] {1}, Set.of(RequestKind.AUTH), Policy.AUTO, Policy.AUTO, false);
    }

    private static String found(ClientTable table, String address) throws Exception {
        return Optional.ofNullable(table.find(InetAddress.getByName(address)))
                .map(client -> client.rule().name())
                .orElse("nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3,host",
        "10.1.2.4,narrow",
        "10.1.3.4,wide",
        "10.0.0.0,wide",
        "10.255.255.255,wide",
        "11.0.0.0,all",
        "255.255.255.255,all",
        "2001:db8::1,six",
        "2001:db8:0:1::1,nobody",
        "::ffff:10.1.2.3,host",
        "::1,nobody",
        "192.0.2.129,mapped",
        "192.0.2.127,all",
    })
    void findsTheLongestPrefix(String address, String name) throws Exception {
        ClientTable table = ClientTable.EMPTY.with(List.of(
                rule("wide", "10.0.0.0/8"),
                rule("host", "10.1.2.3"),
                rule("narrow", "10.1.2.77/24"),
                rule("all", "0.0.0.0/0"),
                rule("six", "2001:db8::/64"),
                rule("mapped", "::ffff:192.0.2.128/121")));

        assertThat(found(table, address)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.0.0/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/x",
                "256.0.0.1",
                "example.org",
                "2001:db8::/129",
                "::ffff:10.0.0.0/95",
                ":::",
                "10.0.0.0/8/8"
            })
    void refusesWhatIsNoPrefix_namingTheClient(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientTable.EMPTY.with(List.of(rule("bng1", prefix))))
                .withMessageContaining("bng1")
                .withMessageContaining("not a prefix");
    }

    @Test
    void refusesAPrefixOfTwoClients_andANameTwice_andAnEmptySecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientTable.EMPTY.with(List.of(rule("a", "10.0.0.1/8"), rule("b", "10.0.0.2/8"))))
                .withMessageContaining("10.0.0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientTable.EMPTY.with(List.of(rule("a", "10.0.0.0/8"), rule("a", "11.0.0.0/8"))))
                .withMessageContaining("a is given twice");
        ClientRule noSecret = new ClientRule(
                "c", Set.of("10.0.0.0/8"), new byte[0], Set.of(RequestKind.AUTH), Policy.AUTO, Policy.AUTO, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientTable.EMPTY.with(List.of(noSecret)))
                .withMessageContaining("empty secret");
    }

    @Test
    void forgetsWhatItLearned_onlyWithANewSecret() throws Exception {
        ClientTable first = ClientTable.EMPTY.with(List.of(rule("a", "10.0.0.0/8")));
        InetAddress source = InetAddress.getByName("10.0.0.1");
        assertThat(first.find(source).refusal(true, false)).isNull();

        ClientTable same = first.with(List.of(rule("a", "10.0.0.0/9")));
        assertThat(same.find(source).refusal(false, false)).isNotNull();

        ClientRule changed = new ClientRule(
                "a", Set.of("10.0.0.0/8"), new byte[] {2}, Set.of(RequestKind.AUTH), Policy.AUTO, Policy.AUTO, false);
        assertThat(same.with(List.of(changed)).find(source).refusal(false, false))
                .isNull();
    }
}
