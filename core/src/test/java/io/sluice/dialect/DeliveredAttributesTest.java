package io.sluice.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.access.ClassToken;
import io.sluice.accounting.AccountedLine;
import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.Usage;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.report.ServiceAcctSessionId;
import io.sluice.report.ServiceReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveredAttributesTest {

    private static final byte[] SECRET = "testing123".getBytes(StandardCharsets.US_ASCII);
    private static final ClassToken.Seal SEAL = new ClassToken.Seal(new byte[32]);
    private static final byte[] OURS = SEAL.seal(new ClassToken(new UUID(1, 2), 7, 1_700_000_000L));
    private static final byte[] THEIRS = "class of isp1".getBytes(StandardCharsets.US_ASCII);

    private static PacketWriter record() {
        return new PacketWriter()
                .begin(PacketCode.ACCOUNTING_REQUEST, 1)
                .text(StandardAttributes.USER_NAME, "client1@isp1.com")
                .octets(StandardAttributes.CLASS, OURS)
                .octets(StandardAttributes.CLASS, THEIRS)
                .text(StandardAttributes.NAS_PORT_ID, "FastEthernet 12/0")
                .unsigned(StandardAttributes.ACCT_DELAY_TIME, 3)
                .text(StandardAttributes.ACCT_SESSION_ID, "0001048580")
                .octets(StandardAttributes.PROXY_STATE, new byte[] {1, 2})
                .text(ErxAttributes.VIRTUAL_ROUTER, "default");
    }

    private static RadiusPacket packet(byte[] attributes) {
        PacketWriter writer =
                new PacketWriter().begin(PacketCode.ACCOUNTING_REQUEST, 1).encoded(attributes);
        try {
            return RadiusPacket.decode(PacketCodec.ofThread().signRequest(writer, SECRET));
        } catch (MalformedPacket e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class OfANas {

        @Test
        void goOnAsReceived_withoutWhatIsOursOrOfOneHop() {
            RadiusPacket kept = packet(DeliveredAttributes.kept(record().toAttributes(), 1_764_000_000L, SEAL));

            assertThat(kept.text(StandardAttributes.USER_NAME)).contains("client1@isp1.com");
            assertThat(kept.text(ErxAttributes.VIRTUAL_ROUTER)).contains("default");
            assertThat(kept.has(StandardAttributes.PROXY_STATE)).isFalse();
            assertThat(kept.has(StandardAttributes.ACCT_DELAY_TIME)).isFalse();
            assertThat(kept.text(StandardAttributes.CLASS)).contains("class of isp1");
            assertThat(kept.unsigned(StandardAttributes.EVENT_TIMESTAMP, 0)).isEqualTo(1_764_000_000L);
        }

        @Test
        void keepTheTimeThatTheNasStamped() {
            byte[] stamped = record().unsigned(StandardAttributes.EVENT_TIMESTAMP, 1_763_000_000L)
                    .toAttributes();

            RadiusPacket kept = packet(DeliveredAttributes.kept(stamped, 1_764_000_000L, SEAL));

            assertThat(kept.unsigned(StandardAttributes.EVENT_TIMESTAMP, 0)).isEqualTo(1_763_000_000L);
        }

        @ParameterizedTest
        @CsvSource({
            "client1@isp1.com, true, client1@isp1.com",
            "client1@isp1.com, false, client1",
            "a@b@isp1.com, false, a@b",
            "client1, false, client1",
            "@isp1.com, false, @isp1.com"
        })
        void bearTheNameThatTheServerWants(String login, boolean keepsRealm, String name) {
            byte[] kept = new PacketWriter()
                    .begin(PacketCode.ACCOUNTING_REQUEST, 1)
                    .text(StandardAttributes.USER_NAME, login)
                    .text(StandardAttributes.ACCT_SESSION_ID, "8")
                    .toAttributes();

            RadiusPacket leaving = packet(DeliveredAttributes.leaving(kept, keepsRealm, 3_600));

            assertThat(leaving.text(StandardAttributes.USER_NAME)).contains(name);
            assertThat(leaving.text(StandardAttributes.ACCT_SESSION_ID)).contains("8");
            assertThat(leaving.unsigned(StandardAttributes.ACCT_DELAY_TIME, -1)).isEqualTo(3_600);
        }
    }

    @Nested
    class OfOurOwn {

        private static ServiceReport stop(Usage usage) {
            return new ServiceReport(
                    AccountingStatus.STOP,
                    new ServiceAcctSessionId("0001048580", 1),
                    "tiered(1280000, 5120000)",
                    Instant.ofEpochSecond(1_764_000_000L),
                    usage,
                    5);
        }

        @Test
        void sayWhoseTheyAre_asTheSessionsRecordDid() {
            byte[] identity = ServiceReportWriter.identity(record().toAttributes(), SEAL);

            RadiusPacket leaving = packet(ServiceReportWriter.attributes(stop(Usage.NONE), identity));

            assertThat(leaving.text(StandardAttributes.USER_NAME)).contains("client1@isp1.com");
            assertThat(leaving.text(StandardAttributes.NAS_PORT_ID)).contains("FastEthernet 12/0");
            assertThat(leaving.text(StandardAttributes.CLASS)).contains("class of isp1");
            assertThat(leaving.text(StandardAttributes.ACCT_SESSION_ID)).contains("0001048580:000001");
            assertThat(leaving.text(ErxAttributes.SERVICE_SESSION)).contains("tiered(1280000, 5120000)");
            assertThat(leaving.has(ErxAttributes.VIRTUAL_ROUTER)).isFalse();
            assertThat(leaving.has(StandardAttributes.ACCT_SESSION_TIME)).isFalse();
        }

        @Test
        void countBeyond32BitsInGigawords() {
            byte[] octets = ServiceReportWriter.attributes(
                    stop(new Usage(18_000, 4_294_967_295L, 8_589_934_591L, 1, 2)), new byte[0]);

            RadiusPacket leaving = packet(octets);

            assertThat(number(leaving, StandardAttributes.ACCT_SESSION_TIME)).isEqualTo(18_000);
            assertThat(number(leaving, StandardAttributes.ACCT_INPUT_OCTETS)).isEqualTo(4_294_967_295L);
            assertThat(leaving.has(StandardAttributes.ACCT_INPUT_GIGAWORDS)).isFalse();
            assertThat(number(leaving, StandardAttributes.ACCT_OUTPUT_OCTETS)).isEqualTo(4_294_967_295L);
            assertThat(number(leaving, StandardAttributes.ACCT_OUTPUT_GIGAWORDS))
                    .isEqualTo(1);
            assertThat(number(leaving, StandardAttributes.ACCT_TERMINATE_CAUSE)).isEqualTo(5);
        }

        @Test
        void areReadAsAServicesRecords() {
            byte[] identity = ServiceReportWriter.identity(
                    "client1@isp1.com", "bng1", new byte[] {10, 0, 0, 2}, AccountedLine.UNKNOWN);

            RadiusPacket leaving = packet(ServiceReportWriter.attributes(stop(Usage.NONE), identity));

            assertThat(leaving.text(StandardAttributes.NAS_IDENTIFIER)).contains("bng1");
            assertThat(leaving.has(StandardAttributes.NAS_IP_ADDRESS)).isTrue();
        }

        private static long number(RadiusPacket packet, AttributeType type) {
            return packet.unsigned(type, -1);
        }
    }
}
