package io.sluice.dialect.junos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.CoaChange;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.ProfileWarning.Kind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the vectors do not say. */
class JunosDialectTest {

    private final JunosDialect junos = new JunosDialect();
    private final List<ProfileWarning> warnings = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "16777215, ff ff ff, ''",
        "16777216, 00 10 00, 00 0f ff",
        "16777217, 00 00 01, 00 10 00",
        "68719476735, 00 0f ff, ff ff ff",
        "68719476736, 00 10 00, ff ff ff"
    })
    void splitsAVolume_whenItHasMoreThan24Bits(long megabytes, String rest, String gigawords) {
        ServiceGrant gold = new ServiceGrant(1, "g", null, megabytes, null, null, null);

        String octets = HexFormat.ofDelimiter(" ").formatHex(junos.activation(List.of(gold), warnings::add));

        String volume = " 1a 0c 00 00 13 0a 43 06 01 " + rest;
        String units = gigawords.isEmpty() ? "" : " 1a 0c 00 00 13 0a b3 06 01 " + gigawords;
        assertThat(octets).isEqualTo("1a 0a 00 00 13 0a 41 04 01 67" + volume + units);
        assertThat(warnings).isEmpty();
    }

    @Test
    void tellsOfAVolumeThatBothAttributesCannotHold() {
        ServiceGrant gold = new ServiceGrant(1, "g", null, 68_719_476_737L, null, null, null);

        junos.change(new CoaChange(List.of(gold), List.of(), List.of(), List.of(gold)), warnings::add);

        assertThat(warnings)
                .containsExactly(new ProfileWarning(Kind.LIMIT_CAPPED, "g: 68719476737 is sent as 68719476736"));
    }

    @Nested
    class ReasonOfARefusal {

        private RadiusPacket nak(UnaryOperator<PacketWriter> content) throws MalformedPacket {
            PacketWriter request = new PacketWriter().begin(PacketCode.COA_REQUEST, 1);
            RadiusPacket asked = RadiusPacket.decode(new PacketCodec().signRequest(request, new byte[] {1}));
            PacketWriter reply = content.apply(new PacketWriter().begin(PacketCode.COA_NAK, 1));
            return RadiusPacket.decode(new PacketCodec().signReply(reply, asked, new byte[] {1}));
        }

        @Test
        void isActionReason_thenReplyMessage() throws MalformedPacket {
            RadiusPacket both = nak(reply -> reply.text(StandardAttributes.REPLY_MESSAGE, "no")
                    .text(ErxAttributes.ACTION_REASON, "122 Execution failure"));
            RadiusPacket message = nak(reply -> reply.text(StandardAttributes.REPLY_MESSAGE, "no"));

            assertThat(junos.reasonOf(both)).hasValue("122 Execution failure");
            assertThat(junos.reasonOf(message)).hasValue("no");
            assertThat(junos.reasonOf(nak(reply -> reply))).isEmpty();
        }

        @Test
        void isFitToBeStored_whateverItsOctets() throws MalformedPacket {
            RadiusPacket broken =
                    nak(reply -> reply.octets(ErxAttributes.ACTION_REASON, new byte[] {'a', 0, (byte) 0xff}));

            assertThat(junos.reasonOf(broken)).hasValue("a\u2400\ufffd");
        }
    }
}
