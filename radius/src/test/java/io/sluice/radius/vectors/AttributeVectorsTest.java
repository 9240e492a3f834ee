package io.sluice.radius.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.dictionary.AttributeText;
import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.radius.vectors.VectorFile.Vector;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AttributeVectorsTest {

    private static final byte[] SECRET = {1};
    private static final byte[] AUTHENTICATOR = new byte[16];

    private final AttributeText text = new AttributeText(RadiusDictionary.builtIn());

    static Stream<Vector> vectors() {
        return VectorFile.read("attributes-");
    }

    private static RadiusPacket packet(byte[] attributes) throws MalformedPacket {
        PacketWriter writer =
                new PacketWriter().begin(PacketCode.ACCESS_REQUEST, 1).encoded(attributes);
        return RadiusPacket.decode(new PacketCodec().signRequest(writer, AUTHENTICATOR, SECRET));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void encodes(Vector vector) {
        if (!vector.encoded()) {
            return;
        }
        PacketWriter writer = new PacketWriter().begin(PacketCode.ACCESS_REQUEST, 1);

        for (String part : vector.parts()) {
            Assignment assignment = Assignment.of(part);
            assertThat(text.append(writer, assignment.name(), assignment.tag(), assignment.value()))
                    .isEmpty();
        }

        assertThat(writer.toAttributes()).isEqualTo(vector.octets());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodes(Vector vector) throws MalformedPacket {
        if (!vector.decoded()) {
            return;
        }
        assertThat(text.read(packet(vector.octets())))
                .extracting(NamedAttribute::toString)
                .containsExactlyElementsOf(vector.parts());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesEveryTruncation_orReadsOnlyWholeAttributes(Vector vector) {
        byte[] octets = vector.octets();
        for (int length = 1; length < octets.length; length++) {
            byte[] cut = Arrays.copyOf(octets, length);
            if (endsAtAttribute(cut)) {
                continue;
            }
            assertThatThrownBy(() -> packet(cut))
                    .isInstanceOf(MalformedPacket.class)
                    .hasMessage(MalformedPacket.Reason.BAD_ATTRIBUTE.name());
        }
    }

    private static boolean endsAtAttribute(byte[] octets) {
        int at = 0;
        while (at + 1 < octets.length) {
            at += octets[at + 1] & 0xff;
        }
        return at == octets.length;
    }

    /** The sub-attribute's length is wrong while the packet's framing is sound: passed over, never misread. */
    @Test
    void passesOverVendorSpecific_whenItsInsideIsBroken() throws MalformedPacket {
        byte[] sound = HexFormat.of().parseHex("1a0c0000130a440606004650");
        for (int length = 0; length < 256; length++) {
            byte[] octets = sound.clone();
            octets[7] = (byte) length;

            AttributeCursor at = packet(octets).attributes();

            assertThat(at.next()).as("sub-length %d", length).isEqualTo(length == 6);
        }
    }

    @ParameterizedTest
    @CsvSource({"16777215,16777215", "16777216,0", "16777217,1", "16777218,2"})
    void wrapsAsJunosEDoes_orRefuses(long seconds, int onTheWire) throws MalformedPacket {
        PacketWriter writer = new PacketWriter().begin(PacketCode.ACCESS_REQUEST, 1);

        boolean refused = text.append(writer, "ERX-Service-Timeout", 1, Long.toString(seconds))
                .isPresent();
        writer.begin(PacketCode.ACCESS_REQUEST, 1)
                .taggedNumber(ErxAttributes.SERVICE_TIMEOUT, 1, PacketWriter.modulo24Bits(seconds));

        assertThat(refused).isEqualTo(seconds > 0xff_ffff);
        AttributeCursor at = packet(writer.toAttributes()).attributes();
        assertThat(at.seek(ErxAttributes.SERVICE_TIMEOUT)).isTrue();
        assertThat(at.taggedNumber()).isEqualTo(onTheWire);
        assertThat(at.numberTag()).isEqualTo(1);
    }

    @Test
    void passesOverVendorsBeyond31Bits() throws MalformedPacket {
        RadiusPacket packet = packet(HexFormat.of().parseHex("1a098000130a410301" + "010361"));

        AttributeCursor at = packet.attributes();

        assertThat(at.next()).isTrue();
        assertThat(at.number()).isEqualTo(1);
        assertThat(at.next()).isFalse();
        assertThat(packet.has(AttributeType.standard(1))).isTrue();
    }
}
