package io.sluice.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.jca.fake.FakeBootstrapContext;
import io.sluice.jca.fake.FakeEndpointFactory;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.radius.packet.PacketCode;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FreeRADIUS's radclient as the other end: it verifies every Response Authenticator and Message-Authenticator. */
class RadclientTest {

    private final RadiusResourceAdapter adapter = new RadiusResourceAdapter();

    @BeforeEach
    void start() throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, "radclient").canExecute());
        assumeTrue(installed, "radclient is not installed: interoperability with FreeRADIUS was NOT tested");
        adapter.start(new FakeBootstrapContext());
        adapter.useClients(List.of(RadiusResourceAdapterTest.loopback()));
    }

    @AfterEach
    void stop() {
        adapter.stop();
    }

    private int open(String kind, Consumer<RadiusExchange> decides) throws Exception {
        FakeEndpointFactory container = new FakeEndpointFactory(
                FakeEndpointFactory.committing(batch -> batch.exchanges().forEach(decides)));
        RadiusActivationSpec spec = RadiusResourceAdapterTest.spec(kind, 0);
        adapter.endpointActivation(container, spec);
        return adapter.port(container, spec).orElseThrow().address().getPort();
    }

    private static String radclient(int port, String command, String secret, String attributes) throws Exception {
        Process process = new ProcessBuilder(
                        "radclient", "-x", "-r", "2", "-t", "1", "127.0.0.1:" + port, command, secret)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(attributes.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    @Test
    void isLoggedIn() throws Exception {
        int port = open("AUTH", exchange -> exchange.reply(PacketCode.ACCESS_ACCEPT)
                .text(
                        StandardAttributes.REPLY_MESSAGE,
                        "hello "
                                + exchange.request()
                                        .text(StandardAttributes.USER_NAME)
                                        .orElseThrow()));

        String output = radclient(
                port,
                "auth",
                "testing123",
                "User-Name=client1\nUser-Password=client1\nProxy-State=0x0102\nProxy-State=0x03\nMessage-Authenticator=0x00\n");

        assertThat(output)
                .contains("Received Access-Accept")
                .contains("Reply-Message = \"hello client1\"")
                .contains("Proxy-State = 0x0102")
                .contains("Proxy-State = 0x03")
                .doesNotContain("failed");
        assertThat(output.substring(output.indexOf("Received")).lines().skip(1).findFirst())
                .hasValueSatisfying(first -> assertThat(first).contains("Message-Authenticator"));
    }

    @Test
    void isAccountedFor() throws Exception {
        int port = open("ACCT", exchange -> exchange.reply(PacketCode.ACCOUNTING_RESPONSE));

        assertThat(radclient(port, "acct", "testing123", "Acct-Status-Type=Start\nAcct-Session-Id=s1\n"))
                .contains("Received Accounting-Response");
    }

    @Test
    void hasItsChangeOfAuthorizationRefused_andItsDisconnectAcknowledgedLate() throws Exception {
        int port = open("DYNAUTH", exchange -> {
            if (exchange.request().code() == PacketCode.COA_REQUEST) {
                exchange.reply(PacketCode.COA_NAK).unsigned(StandardAttributes.ERROR_CAUSE, 503);
            } else {
                RadiusExchange.LateReply late = exchange.defer();
                late.reply(PacketCode.DISCONNECT_ACK);
                new Thread(late::send).start();
            }
        });

        assertThat(radclient(port, "coa", "testing123", "Acct-Session-Id=s1\n"))
                .contains("Received CoA-NAK")
                .contains("Error-Cause = Session-Context-Not-Found");
        assertThat(radclient(port, "disconnect", "testing123", "Acct-Session-Id=s1\n"))
                .contains("Received Disconnect-ACK");
    }

    @Test
    void getsNoAnswer_underAWrongSecret() throws Exception {
        int port = open("ACCT", exchange -> exchange.reply(PacketCode.ACCOUNTING_RESPONSE));

        assertThat(radclient(port, "acct", "another", "Acct-Status-Type=Start\nAcct-Session-Id=s1\n"))
                .contains("No reply");
    }

    @Test
    void seesThatWeAreAlive() throws Exception {
        int port = open("AUTH", exchange -> {
            throw new AssertionError("must not reach the application");
        });

        assertThat(radclient(port, "status", "testing123", "Message-Authenticator=0x00\n"))
                .contains("Received Access-Accept");
    }
}
