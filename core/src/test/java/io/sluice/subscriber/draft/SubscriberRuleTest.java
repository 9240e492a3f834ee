package io.sluice.subscriber.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.SubscriberStatus;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriberRuleTest {

    private static List<String> check(SubscriberDraft draft) {
        Objections against = new Objections();
        SubscriberRule.check(draft, against);
        return against.found().stream()
                .map(objection -> objection.pointer() + ": " + objection.detail())
                .toList();
    }

    private static SubscriberDraft line(@Nullable String login, @Nullable String password, @Nullable Long sessions) {
        return new SubscriberDraft(
                SubscriberKind.RESIDENTIAL, "isp1", null, login, password, SubscriberStatus.ACTIVE, null, sessions);
    }

    private static SubscriberDraft group(@Nullable String name, @Nullable String zone) {
        return new SubscriberDraft(
                SubscriberKind.ENTERPRISE, "isp1", name, null, null, SubscriberStatus.ACTIVE, zone, null);
    }

    @Test
    void takesALine_calledAfterItsLogin() {
        SubscriberDraft draft = line("client1@isp1.com", "client1", 1L);

        assertThat(check(draft)).isEmpty();
        assertThat(draft.effectiveName()).isEqualTo("client1@isp1.com");
        assertThat(draft.passwordOctets()).asString().isEqualTo("client1");
        assertThat(draft.toString())
                .doesNotContain("=client1")
                .isEqualTo("SubscriberDraft[RESIDENTIAL, isp1, client1@isp1.com]");
    }

    @Test
    void takesALineWithoutPassword_andALoginWithSlashes() {
        assertThat(check(line("bng1:1/2/3", null, null))).isEmpty();
    }

    @Test
    void refusesALineWithoutLogin() {
        assertThat(check(line(null, "x", null))).containsExactly("/login: a node of kind RESIDENTIAL needs a login");
    }

    @Test
    void takesALoginOf253Octets_andNoMore() {
        assertThat(check(line("x".repeat(253), "x", null))).isEmpty();
        assertThat(check(line("x".repeat(254), "x", null))).containsExactly("/login: has at most 253 octets, not 254");
        assertThat(check(line("ä".repeat(127), "x", null))).containsExactly("/login: has at most 253 octets, not 254");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|must not be empty",
                " client|must not begin or end with a blank",
                "a\tb|must not hold control characters",
                "a\u0000b|must not hold control characters",
            })
    void refusesALogin(String login, String detail) {
        assertThat(check(line(login, "x", null))).containsExactly("/login: " + detail);
    }

    @Test
    void refusesALoginWithHalfACharacter() {
        assertThat(check(line("a\ud800", "x", null)))
                .containsExactly("/login: holds half of a surrogate pair, which is no character");
    }

    @Test
    void takesAPasswordOf128Octets_andNoMore_andNeverRepeatsIt() {
        assertThat(check(line("x", "p".repeat(128), null))).isEmpty();
        assertThat(check(line("x", "p".repeat(129), null))).containsExactly("/password: has 1–128 octets, not 129");
        assertThat(check(line("x", "", null))).containsExactly("/password: has 1–128 octets, not 0");
        assertThat(check(line("x", "pw\0", null))).containsExactly("/password: must not hold NUL");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 65_536, 4_294_967_297L})
    void refusesAConcurrencyOutOfRange(long sessions) {
        assertThat(check(line("x", "x", sessions)))
                .containsExactly("/concurrency: is 1–65535, or absent for any number; not " + sessions);
    }

    @Test
    void takesAGroup_whichNeedsANameAndHasNoLogin() {
        assertThat(check(group("acme", "Europe/Berlin"))).isEmpty();
        assertThat(check(group(null, null))).containsExactly("/name: a node of kind ENTERPRISE needs a name");
        assertThat(check(group("a/b", null)))
                .containsExactly("/name: must not hold /, which separates names on the way down to a node");
        assertThat(check(new SubscriberDraft(
                        SubscriberKind.SITE, "isp1/acme", "berlin", "x", "y", SubscriberStatus.ACTIVE, null, 1L)))
                .containsExactly(
                        "/login: a node of kind SITE does not log in",
                        "/password: a node of kind SITE does not log in",
                        "/concurrency: a node of kind SITE does not log in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Atlantis", "europe/berlin", "+02:00", ""})
    void refusesAZoneThatIanaDoesNotName(String zone) {
        assertThat(check(group("acme", zone)))
                .containsExactly("/zone: is not a zone that IANA names, such as Europe/Berlin");
    }

    @ParameterizedTest
    @CsvSource({
        "FOLDER,,true",
        "FOLDER,FOLDER,true",
        "FOLDER,ENTERPRISE,false",
        "ENTERPRISE,,true",
        "ENTERPRISE,FOLDER,true",
        "ENTERPRISE,ENTERPRISE,false",
        "SITE,,false",
        "SITE,ENTERPRISE,true",
        "SITE,FOLDER,false",
        "SITE,SITE,false",
        "ACCESS,,false",
        "ACCESS,ENTERPRISE,true",
        "ACCESS,SITE,true",
        "ACCESS,FOLDER,false",
        "ACCESS,ACCESS,false",
        "RESIDENTIAL,,true",
        "RESIDENTIAL,FOLDER,true",
        "RESIDENTIAL,SITE,false",
        "RESIDENTIAL,RESIDENTIAL,false",
    })
    void knowsWhereEachKindStands(SubscriberKind kind, @Nullable SubscriberKind parent, boolean may) {
        Objections against = new Objections();

        SubscriberRule.checkPlace(kind, parent, against);

        assertThat(against.isEmpty()).isEqualTo(may);
        assertThat(against.found()).allMatch(objection -> objection.pointer().equals("/parent"));
        assertThat(Stream.of(kind.mayStandBelow(parent))).containsExactly(may);
    }
}
