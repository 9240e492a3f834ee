package io.sluice.subscriber.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Dialects;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.RecordAttribute;
import io.sluice.subscriber.RecordService;
import io.sluice.subscriber.SubscriberRecord;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordRuleTest {

    private final RecordRule rule = rule(false);

    private static RecordRule rule(boolean strict) {
        return new RecordRule(new Catalogue(), new Dialects(RadiusDictionary.builtIn()), strict);
    }

    private List<String> check(RecordDraft draft) {
        return check(rule, draft, new LoginGroups());
    }

    private static List<String> check(RecordRule rule, RecordDraft draft, LoginGroups groups) {
        Objections against = new Objections();
        rule.check(draft, groups, against);
        return against.found().stream()
                .map(objection -> objection.pointer() + ": " + objection.detail())
                .toList();
    }

    private static RecordDraft services(RecordDraft.Service... services) {
        return new RecordDraft(List.of(), List.of(services));
    }

    private static RecordDraft.Service service(long tag, String activate) {
        return new RecordDraft.Service(tag, activate, null, null, null, null);
    }

    private static RecordDraft attribute(String name, @Nullable Long tag, String value) {
        return new RecordDraft(List.of(new RecordDraft.Attribute(name, tag, value)), List.of());
    }

    private static RecordDraft filters(int count) {
        return new RecordDraft(
                List.of(),
                IntStream.rangeClosed(1, count)
                        .mapToObj(tag -> service(tag, "filtered(f" + tag + ", 0)"))
                        .toList());
    }

    @Test
    void takesTheRecordOfTheManual() {
        RecordDraft draft = services(
                new RecordDraft.Service(6, "tiered(1280000, 5120000)", 18_000L, null, 2L, 600L),
                new RecordDraft.Service(2, "voice(100000)", 1_440L, null, null, 1_200L));

        assertThat(check(draft)).isEmpty();
        assertThat(draft.toRecord())
                .isEqualTo(new SubscriberRecord(
                        List.of(),
                        List.of(
                                new RecordService(2, "voice(100000)", new ServiceLimits(1_440L, null, null, 1_200L)),
                                new RecordService(
                                        6,
                                        "tiered(1280000, 5120000)",
                                        new ServiceLimits(18_000L, null, StatisticsMode.TIME_VOLUME, 600L)))));
    }

    @Nested
    class Attributes {

        @Test
        void mayComeSeveralTimes_andKeepTheirOrder() {
            RecordDraft draft = new RecordDraft(
                    List.of(
                            new RecordDraft.Attribute("Framed-Route", null, "10.1.0.0/16 0.0.0.0 1"),
                            new RecordDraft.Attribute("Framed-Route", null, "10.2.0.0/16 0.0.0.0 1"),
                            new RecordDraft.Attribute("Tunnel-Private-Group-Id", 1L, "42")),
                    List.of());

            assertThat(check(draft)).isEmpty();
            assertThat(draft.toRecord().attributes())
                    .containsExactly(
                            new RecordAttribute("Framed-Route", "10.1.0.0/16 0.0.0.0 1"),
                            new RecordAttribute("Framed-Route", "10.2.0.0/16 0.0.0.0 1"),
                            new RecordAttribute("Tunnel-Private-Group-Id", 1, "42"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "No-Such-Attribute | x | /attributes/0/name | no dictionary has No-Such-Attribute",
                    "framed-ip-address | 10.0.0.1 | /attributes/0/name | no dictionary has framed-ip-address",
                    "Framed-IP-Address | 10.0.0.256 | /attributes/0/value | Framed-IP-Address: '10.0.0.256' is not an IPv4 address",
                    "Session-Timeout | soon | /attributes/0/value | Session-Timeout: 'soon' is not a number",
                    "Session-Timeout | 4294967296 | /attributes/0/value | Session-Timeout: '4294967296' has more than 32 bits",
                    "Class | 0x01 | /attributes/0/name | Class is not for a record to set",
                    "Message-Authenticator | 0x01 | /attributes/0/name | Message-Authenticator is not for a record to set",
                    "ERX-Service-Activate | gold | /attributes/0/name | ERX-Service-Activate is not for a record to set",
                    "Attr-26.4874.65 | 0x01 | /attributes/0/name | Attr-26.4874.65 is not for a record to set",
                    "Attr-26 | 0x0000130a4103 | /attributes/0/name | Attr-26 is not for a record to set",
                })
        void areRefused_withTheirMemberNamed(String name, String value, String pointer, String detail) {
            assertThat(check(attribute(name, null, value))).containsExactly(pointer + ": " + detail);
        }

        @Test
        void carryATagOnlyWhereTheyMay() {
            assertThat(check(attribute("Session-Timeout", 1L, "60")))
                    .containsExactly("/attributes/0/tag: Session-Timeout carries no tag");
            assertThat(check(attribute("Tunnel-Private-Group-Id", 32L, "42")))
                    .containsExactly("/attributes/0/tag: is 1–31, not 32");
            assertThat(check(attribute("Tunnel-Private-Group-Id", 0L, "42")))
                    .containsExactly("/attributes/0/tag: is 1–31, not 0");
        }

        @Test
        void holdNothingThatNoDatabaseTakes() {
            assertThat(check(attribute("Reply-Message", null, "a\0b")))
                    .containsExactly("/attributes/0/value: must not hold NUL");
            assertThat(check(attribute("Reply-Message", null, "a\ud800b")))
                    .containsExactly("/attributes/0/value: holds half of a surrogate pair, which is no character");
        }

        @Test
        void fitIntoAPacketTogether() {
            RecordDraft.Attribute long253 = new RecordDraft.Attribute("Reply-Message", null, "x".repeat(253));

            assertThat(check(new RecordDraft(Collections.nCopies(12, long253), List.of())))
                    .isEmpty();
            assertThat(check(new RecordDraft(Collections.nCopies(13, long253), List.of())))
                    .containsExactly("/attributes: do not fit into one packet beside the services:"
                            + " there are 3254 octets for them");
        }
    }

    @Nested
    class Services {

        @Test
        void areEight() {
            assertThat(check(filters(8))).isEmpty();
        }

        @Test
        void areNotNine() {
            assertThat(check(filters(9))).containsExactly("/services: are at most 8, not 9");
        }

        @ParameterizedTest
        @ValueSource(longs = {-1, 0, 9, 4_294_967_297L})
        void haveATagFrom1To8(long tag) {
            assertThat(check(services(service(tag, "gold")))).containsExactly("/services/0/tag: is 1–8, not " + tag);
        }

        @Test
        void haveATagEach() {
            assertThat(check(services(service(1, "gold"), service(3, "guided"), service(1, "voice(64000)"))))
                    .containsExactly("/services/2/tag: tag 1 is that of services/0 already");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "tiered(1280000, 5120000 | the parentheses of 'tiered(1280000, 5120000' do not balance",
                    "gold) | the parentheses of 'gold)' do not balance",
                    "platinum | there is no service platinum",
                    "tiered(1280000) | the service has 2 parameters (inputBW, outputBW), not 1",
                    "gold(1) | the service has no parameters, not 1",
                    "voice(fast) | parameter bw: 'fast' is not a rate in bit/s such as 64000, 1100k or 10M",
                    "'filtered(f, x)' | parameter level: 'x' is not a whole number",
                    "'filtered(, 0)' | parameter filter is empty",
                })
        void areCalledAsTheirDefinitionSays(String activate, String detail) {
            assertThat(check(services(service(1, activate)))).containsExactly("/services/0/activate: " + detail);
        }

        @ParameterizedTest
        @ValueSource(strings = {"voice(64000)", "voice(64k)", "voice(10G)", "gold", "gold()", "filtered(a(b), -3)"})
        void areTakenAtTheirBounds(String activate) {
            assertThat(check(services(service(1, activate)))).isEmpty();
        }

        @Test
        void areNotActivatedTwice_howeverTheyAreWritten() {
            assertThat(check(services(service(1, "voice(64000)"), service(2, "voice( 64000 )"))))
                    .containsExactly("/services/1/activate: is activated by services/0 already");
        }

        @Test
        void doNotExcludeEachOther() {
            assertThat(check(services(service(1, "gold"), service(2, "guided"), service(3, "silver"))))
                    .containsExactly("/services/2/activate: silver and gold exclude each other:"
                            + " both are of mutex group 12");
        }

        @Test
        void haveLimitsThatTheirAttributesCanCarry() {
            assertThat(check(services(new RecordDraft.Service(1, "gold", 16_777_215L, 16_777_215L, 2L, 16_777_215L))))
                    .isEmpty();
            assertThat(check(services(new RecordDraft.Service(1, "gold", 16_777_216L, -1L, 3L, 16_777_216L))))
                    .containsExactly(
                            "/services/0/timeout: is 0–16777215 s, not 16777216",
                            "/services/0/volume: is 0–16777215 MB, not -1",
                            "/services/0/statistics: is 0–2, not 3",
                            "/services/0/interim: is 0–16777215 s, not 16777216");
        }

        @Test
        void areAdvisedAgainst_whereALimitCannotFireOrAnIntervalIsReplaced() {
            RecordDraft draft = services(
                    new RecordDraft.Service(1, "gold", null, 500L, 1L, 599L),
                    new RecordDraft.Service(2, "guided", 0L, null, null, 600L),
                    new RecordDraft.Service(3, "voice(64000)", 60L, null, 1L, 0L));

            assertThat(check(draft)).isEmpty();
            assertThat(rule.advice(draft, new Objections().at("record")))
                    .containsExactly(
                            new Advice(
                                    Advice.Kind.LIMIT_INERT,
                                    "/record/services/0",
                                    "gold: its limit needs statistics that are off"),
                            new Advice(
                                    Advice.Kind.INTERIM_REPLACED,
                                    "/record/services/0/interim",
                                    "the router uses 600 s instead"));
        }
    }

    @Nested
    class OutOfRange {

        private final RecordDraft draft =
                services(service(1, "voice(63999)"), service(2, "filtered(f, 4)"), service(3, "voice(10G)"));

        @Test
        void isTakenAndAdvisedAgainst_sinceARouterActivatesIt() {
            assertThat(check(draft)).isEmpty();
            assertThat(rule.advice(draft, new Objections()))
                    .containsExactly(
                            new Advice(
                                    Advice.Kind.PARAMETER_OUT_OF_RANGE,
                                    "/services/0/activate",
                                    "parameter bw: 63999 is not 64000–10000000000"),
                            new Advice(
                                    Advice.Kind.PARAMETER_OUT_OF_RANGE,
                                    "/services/1/activate",
                                    "parameter level: 4 is not -3–3"));
        }

        @Test
        void isRefused_whereWeAreStrict_asAnInertLimitIs() {
            RecordDraft inert = services(new RecordDraft.Service(1, "gold", null, 500L, 1L, null));

            assertThat(check(rule(true), draft, new LoginGroups()))
                    .containsExactly(
                            "/services/0/activate: parameter bw: 63999 is not 64000–10000000000",
                            "/services/1/activate: parameter level: 4 is not -3–3");
            assertThat(check(rule(true), inert, new LoginGroups()))
                    .containsExactly("/services/0: gold: its limit needs statistics that are off");
        }
    }

    @Test
    void hasNoServiceThatExcludesWhatIsStartedAtLoginBesides() {
        LoginGroups groups = new LoginGroups();
        groups.hold(ServiceTerms.of(StatisticsMode.NONE).inMutexGroup(12), "the subscription s");

        assertThat(check(rule, services(service(1, "voice(64000)"), service(2, "gold")), groups))
                .containsExactly("/services/1/activate: gold and the subscription s exclude each other:"
                        + " both are of mutex group 12");
    }

    @Test
    void tellsEverythingAtOnce() {
        RecordDraft draft = new RecordDraft(
                List.of(new RecordDraft.Attribute("Nope", null, "x"), new RecordDraft.Attribute("Class", null, "0x01")),
                List.of(service(0, "gold("), service(9, "nope")));

        assertThat(check(draft).stream().flatMap(line -> Stream.of(line.split(": ")[0])))
                .containsExactly(
                        "/attributes/0/name",
                        "/attributes/1/name",
                        "/services/0/tag",
                        "/services/0/activate",
                        "/services/1/tag",
                        "/services/1/activate");
    }
}
