package io.sluice.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.access.ClassToken;
import io.sluice.accounting.AccountedService;
import io.sluice.accounting.AccountingEvent;
import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.EventTime;
import io.sluice.accounting.Usage;
import io.sluice.nas.DialectName;
import io.sluice.nas.NasRef;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountingTranslationTest {

    private static final long RECEIVED = 1_795_305_600_123_456L;
    private static final long RECEIVED_SECOND = RECEIVED / 1_000_000;
    private static final AttributeType GIGAWORDS_IN = StandardAttributes.ACCT_INPUT_GIGAWORDS;
    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final List<String> asked = new ArrayList<>();
    private final ClassToken.Seal seal = new ClassToken.Seal(KEY);
    private final AccountingTranslation translation = new AccountingTranslation(
            (client, identifier, address) -> {
                asked.add(client + " " + identifier + " " + address);
                return client.equals("gone") ? Optional.empty() : Optional.of(new NasRef(3, "bng1", DialectName.ERX));
            },
            seal);

    private static RadiusPacket packet(int identifier, Consumer<PacketWriter> attributes) {
        try {
            PacketWriter writer = new PacketWriter().begin(PacketCode.ACCOUNTING_REQUEST, identifier);
            attributes.accept(writer);
            byte[] body = writer.toAttributes();
            byte[] octets = new byte[20 + body.length];
            octets[0] = 4;
            octets[1] = (byte) identifier;
            octets[2] = (byte) (octets.length >>> 8);
            octets[3] = (byte) octets.length;
            System.arraycopy(body, 0, octets, 20, body.length);
            return RadiusPacket.decode(octets);
        } catch (io.sluice.radius.packet.MalformedPacket e) {
            throw new AssertionError(e);
        }
    }

    private AccountingEvent read(Consumer<PacketWriter> attributes) {
        return translation.read(packet(1, attributes), "demo", RECEIVED).orElseThrow();
    }

    @Test
    void readsASubscribersStop() {
        AccountingEvent event = read(packet -> packet.unsigned(StandardAttributes.ACCT_STATUS_TYPE, 2)
                .text(StandardAttributes.USER_NAME, "client1@isp1.com")
                .text(StandardAttributes.ACCT_SESSION_ID, "erx atm 2/0:0001048580")
                .unsigned(StandardAttributes.NAS_PORT, 4294967295L)
                .text(StandardAttributes.NAS_PORT_ID, "atm 2/0.42")
                .text(StandardAttributes.CALLING_STATION_ID, "02:00:00:00:00:07")
                .octets(StandardAttributes.FRAMED_IP_ADDRESS, new byte[] {10, 1, 2, (byte) 200})
                .unsigned(StandardAttributes.ACCT_SESSION_TIME, 60)
                .unsigned(StandardAttributes.ACCT_INPUT_OCTETS, 4294967295L)
                .unsigned(GIGAWORDS_IN, 1)
                .unsigned(StandardAttributes.ACCT_OUTPUT_OCTETS, 5)
                .unsigned(StandardAttributes.ACCT_INPUT_PACKETS, 6)
                .unsigned(StandardAttributes.ACCT_TERMINATE_CAUSE, 1));

        assertThat(event.nasId()).isEqualTo(3);
        assertThat(event.status()).isEqualTo(AccountingStatus.STOP);
        assertThat(event.login()).isEqualTo("client1@isp1.com");
        assertThat(event.acctSessionId()).isEqualTo("erx atm 2/0:0001048580");
        assertThat(event.usage()).isEqualTo(new Usage(60, 8589934591L, 5, 6, Usage.ABSENT));
        assertThat(event.terminateCause()).isEqualTo(1);
        assertThat(event.line().nasPort()).isEqualTo(4294967295L);
        assertThat(event.line().framedIpAddress()).isEqualTo("10.1.2.200");
        assertThat(event.service()).isNull();
        assertThat(event.time()).isEqualTo(new EventTime(RECEIVED, EventTime.ABSENT, RECEIVED, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "erx FastEthernet 12/0:0001048580:002478, erx FastEthernet 12/0:0001048580, 002478",
        "1048580:2, 1048580, 2",
        "1048580, 1048580, ''",
        "1048580:, 1048580, ''",
        ":7, '', 7"
    })
    void splitsAServicesIdAtTheLastColon(String id, String parent, String serviceId) {
        AccountingEvent event = read(packet -> packet.unsigned(StandardAttributes.ACCT_STATUS_TYPE, 1)
                .text(StandardAttributes.ACCT_SESSION_ID, id)
                .text(ErxAttributes.SERVICE_SESSION, "tiered(1280000, 5120000)"));

        assertThat(event.service()).isEqualTo(new AccountedService("tiered(1280000, 5120000)", parent, serviceId));
        assertThat(event.acctSessionId()).isEqualTo(id);
    }

    @Test
    void takesASubscribersIdForWhatItIs_howeverManyColonsItHas() {
        AccountingEvent event = read(packet -> packet.unsigned(StandardAttributes.ACCT_STATUS_TYPE, 1)
                .text(StandardAttributes.ACCT_SESSION_ID, "erx FastEthernet 12/0:0001048580:002478"));

        assertThat(event.service()).isNull();
    }

    @Nested
    class EventTimes {

        private EventTime of(long timestamp, long delay) {
            return read(packet -> packet.unsigned(StandardAttributes.ACCT_STATUS_TYPE, 1)
                            .unsigned(StandardAttributes.EVENT_TIMESTAMP, timestamp)
                            .unsigned(StandardAttributes.ACCT_DELAY_TIME, delay))
                    .time();
        }

        @Test
        void isTheEventTimestamp_whereItIsNear() {
            assertThat(of(RECEIVED_SECOND - 90, 30).eventAt()).isEqualTo((RECEIVED_SECOND - 90) * 1_000_000);
        }

        @Test
        void isTheArrivalLessTheDelay_whereThereIsNoTimestamp() {
            AccountingEvent event = read(packet -> packet.unsigned(StandardAttributes.ACCT_DELAY_TIME, 30));

            assertThat(event.time().eventAt()).isEqualTo(RECEIVED - 30_000_000);
        }

        @ParameterizedTest
        @CsvSource({"0", "4102444800"})
        void isTheArrivalLessTheDelay_whereTheNasHasNoClock(long timestamp) {
            EventTime time = of(timestamp, 30);

            assertThat(time.eventAt()).isEqualTo(RECEIVED - 30_000_000);
            assertThat(time.claimedAt()).isEqualTo(timestamp * 1_000_000);
        }

        @Test
        void isBelievedUpToSevenDaysBackAndOneAhead() {
            long day = 86_400;

            assertThat(of(RECEIVED_SECOND - 7 * day + 1, 0).claimedAt()).isEqualTo(EventTime.ABSENT);
            assertThat(of(RECEIVED_SECOND - 7 * day, 0).claimedAt()).isNotEqualTo(EventTime.ABSENT);
            assertThat(of(RECEIVED_SECOND + day, 0).claimedAt()).isEqualTo(EventTime.ABSENT);
            assertThat(of(RECEIVED_SECOND + day + 1, 0).claimedAt()).isNotEqualTo(EventTime.ABSENT);
        }

        @Test
        void doesNotRunAway_withTheLongestDelay() {
            AccountingEvent event = read(packet -> packet.unsigned(StandardAttributes.ACCT_DELAY_TIME, 4294967295L));

            assertThat(event.time().eventAt()).isEqualTo(RECEIVED - 7 * 86_400_000_000L);
            assertThat(event.time().delaySeconds()).isEqualTo(4294967295L);
        }
    }

    @Nested
    class Fingerprints {

        private Consumer<PacketWriter> stop(long octets, long delay, String proxyState) {
            return packet -> packet.unsigned(StandardAttributes.ACCT_STATUS_TYPE, 2)
                    .text(StandardAttributes.ACCT_SESSION_ID, "s1")
                    .unsigned(StandardAttributes.ACCT_DELAY_TIME, delay)
                    .unsigned(StandardAttributes.ACCT_INPUT_OCTETS, octets)
                    .text(StandardAttributes.PROXY_STATE, proxyState);
        }

        @Test
        void staysTheSame_whenARequestIsSentAgainWithAnotherDelay() {
            long first = read(stop(5, 0, "a")).fingerprint();
            long again = translation
                    .read(packet(99, stop(5, 7, "b")), "demo", RECEIVED + 7_000_000)
                    .orElseThrow()
                    .fingerprint();

            assertThat(again).isEqualTo(first);
        }

        @Test
        void differs_whenAnythingElseDoes() {
            assertThat(read(stop(6, 0, "a")).fingerprint())
                    .isNotEqualTo(read(stop(5, 0, "a")).fingerprint());
        }
    }

    @Nested
    class Classes {

        private final UUID session = UUID.fromString("01935a00-0000-7000-8000-000000000001");

        @Test
        void nameSessionAndSubscriber_whereWeIssuedThem() {
            byte[] ours = seal.seal(new ClassToken(session, 77, RECEIVED_SECOND));

            AccountingEvent event = read(packet ->
                    packet.text(StandardAttributes.CLASS, "somebody's").octets(StandardAttributes.CLASS, ours));

            assertThat(event.sessionId()).isEqualTo(session);
            assertThat(event.subscriberId()).isEqualTo(77);
        }

        @Test
        void areNotBelieved_whereTheyWereChanged() {
            byte[] changed = seal.seal(new ClassToken(session, 77, RECEIVED_SECOND));
            changed[20] ^= 1;

            AccountingEvent event = read(packet -> packet.octets(StandardAttributes.CLASS, changed));

            assertThat(event.sessionId()).isNull();
            assertThat(event.subscriberId()).isEqualTo(Usage.ABSENT);
        }
    }

    @Nested
    class BadInput {

        @Test
        void makesNothingUnreadable() {
            AccountingEvent event = read(packet -> packet.octets(StandardAttributes.ACCT_STATUS_TYPE, new byte[3])
                    .octets(StandardAttributes.USER_NAME, new byte[] {'a', 0, (byte) 0xff})
                    .octets(StandardAttributes.ACCT_SESSION_TIME, new byte[0])
                    .octets(StandardAttributes.FRAMED_IP_ADDRESS, new byte[5])
                    .octets(StandardAttributes.FRAMED_IPV6_PREFIX, new byte[] {0, (byte) 129})
                    .octets(StandardAttributes.CLASS, new byte[0]));

            assertThat(event.status()).isEqualTo(AccountingStatus.OTHER);
            assertThat(event.login()).isEqualTo("a\u2400\ufffd");
            assertThat(event.acctSessionId()).isEmpty();
            assertThat(event.usage()).isEqualTo(Usage.NONE);
            assertThat(event.line().framedIpAddress()).isNull();
            assertThat(event.line().framedIpv6Prefix()).isNull();
        }

        @Test
        void ofAStatusThatIsNotKnown_isRecordedAsWhatItIs() {
            assertThat(read(packet -> packet.unsigned(StandardAttributes.ACCT_STATUS_TYPE, 9))
                            .statusType())
                    .isEqualTo(9);
            assertThat(read(packet -> packet.unsigned(StandardAttributes.ACCT_STATUS_TYPE, 4294967295L))
                            .statusType())
                    .isZero();
        }

        @Test
        void ofGigawordsBeyond63Bits_staysAtTheLimit() {
            AccountingEvent event = read(packet ->
                    packet.unsigned(StandardAttributes.ACCT_INPUT_OCTETS, 1).unsigned(GIGAWORDS_IN, 4294967295L));

            assertThat(event.usage().inputOctets()).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Nested
    class Nases {

        @Test
        void areSoughtByWhatTheRequestSays() throws Exception {
            InetAddress ipv6 = InetAddress.getByName("2001:db8:0:0:1:0:0:1");

            read(packet -> packet.text(StandardAttributes.NAS_IDENTIFIER, "bng1"));
            read(packet -> packet.octets(StandardAttributes.NAS_IP_ADDRESS, new byte[] {10, 0, 0, 2}));
            read(packet -> packet.address(StandardAttributes.NAS_IPV6_ADDRESS, ipv6));

            assertThat(asked).containsExactly("demo bng1 null", "demo null 10.0.0.2", "demo null 2001:db8::1:0:0:1");
        }

        @Test
        void mayBeGone() {
            assertThat(translation.read(packet(1, writer -> {}), "gone", RECEIVED))
                    .isEmpty();
        }

        @Test
        void rebootAsAWhole_unlessAPartitionIsNamed() {
            AccountingEvent whole = read(packet -> packet.unsigned(StandardAttributes.ACCT_STATUS_TYPE, 7));
            AccountingEvent part = read(packet ->
                    packet.unsigned(StandardAttributes.ACCT_STATUS_TYPE, 8).text(ErxAttributes.ICR_PARTITION_ID, "p1"));

            assertThat(whole.endsAllSessions()).isTrue();
            assertThat(whole.line().icrPartition()).isNull();
            assertThat(part.endsAllSessions()).isTrue();
            assertThat(part.line().icrPartition()).isEqualTo("p1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20010db8, 32, 2001:db8::/32",
        "20010db8000000000001, 80, 2001:db8:0:0:1::/80",
        "'', 0, ::/0",
        "00000000000000000000000000000001, 128, ::1/128",
        "20010db8000100010001000100010001, 128, 2001:db8:1:1:1:1:1:1/128",
        "20010db8000000010001000100010001, 128, 2001:db8:0:1:1:1:1:1/128"
    })
    void writesPrefixesAsRfc5952Does(String octets, int length, String text) {
        byte[] prefix = java.util.HexFormat.of().parseHex(octets);
        byte[] value = new byte[2 + prefix.length];
        value[1] = (byte) length;
        System.arraycopy(prefix, 0, value, 2, prefix.length);

        AccountingEvent event = read(packet -> packet.octets(StandardAttributes.DELEGATED_IPV6_PREFIX, value));

        assertThat(event.line().delegatedIpv6Prefix()).isEqualTo(text);
    }
}
