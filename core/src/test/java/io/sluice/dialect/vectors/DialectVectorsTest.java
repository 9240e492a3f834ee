package io.sluice.dialect.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.nas.DialectName;
import io.sluice.radius.dictionary.AttributeText;
import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is ordered becomes the octets of the vectors, and the octets mean what was ordered: to us and to FreeRADIUS. */
class DialectVectorsTest {

    private static final byte[] SECRET = {1};

    private final AttributeText text = new AttributeText(RadiusDictionary.builtIn());

    static Stream<DialectVector> vectors() {
        return DialectVector.all();
    }

    static byte[] packet(byte[] attributes) {
        PacketWriter writer =
                new PacketWriter().begin(PacketCode.COA_REQUEST, 1).encoded(attributes);
        ByteBuffer signed = new PacketCodec().signRequest(writer, SECRET);
        byte[] octets = new byte[signed.remaining()];
        signed.get(octets);
        return octets;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void areSent(DialectVector vector) {
        assertThat(vector.encoded(warning -> {})).isEqualTo(vector.octets());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void areRead(DialectVector vector) throws MalformedPacket {
        assertThat(text.read(RadiusPacket.decode(ByteBuffer.wrap(packet(vector.octets())))))
                .extracting(NamedAttribute::toString)
                .containsExactlyElementsOf(vector.attributes());
    }

    @Test
    void areReadByFreeRadiusLikewise() throws Exception {
        assumeTrue(Radsniff.isInstalled(), "radsniff is not installed: FreeRADIUS's reading was NOT compared");
        List<DialectVector> all = vectors().toList();
        List<byte[]> packets = new ArrayList<>();
        for (DialectVector vector : all) {
            packets.add(packet(vector.octets()));
        }

        List<List<String>> read = Radsniff.read(packets);

        assertThat(read).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            assertThat(read.get(i))
                    .as(all.get(i).toString())
                    .containsExactlyInAnyOrderElementsOf(all.get(i).attributes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void existForEachDialectsLoginsChangesAndIdentity(DialectName dialect) {
        assertThat(vectors().filter(vector -> vector.dialect() == dialect))
                .extracting(vector -> vector.told().split(" ")[0])
                .contains("login", "change", "identity");
    }
}
