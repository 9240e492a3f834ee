package io.sluice.radius.packet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.ChapPassword;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.dictionary.AttributeText;
import io.sluice.radius.dictionary.RadiusDictionary;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A million damaged packets, the same ones each time: nothing but {@link MalformedPacket} may come of them. */
class RadiusPacketFuzzTest {

    private static final long SEED = 0x5108_1ce5_eedL;
    private static final int MUTANTS = 1_000_000;
    private static final byte[] SECRET = "fuzz".getBytes(UTF_8);

    private final PacketCodec codec = new PacketCodec();
    private final AttributeText text = new AttributeText(RadiusDictionary.builtIn());
    private final SplittableRandom random = new SplittableRandom(SEED);

    private static byte[] octets(ByteBuffer packet) {
        byte[] octets = new byte[packet.remaining()];
        packet.get(octets);
        return octets;
    }

    private List<byte[]> seeds() {
        byte[] authenticator = new byte[16];
        PacketWriter writer = new PacketWriter();
        byte[] access = octets(codec.signRequest(
                writer.begin(PacketCode.ACCESS_REQUEST, 1)
                        .messageAuthenticator()
                        .text(StandardAttributes.USER_NAME, "client1@isp1.com")
                        .octets(
                                StandardAttributes.USER_PASSWORD,
                                UserPassword.hide("password".getBytes(UTF_8), authenticator, SECRET))
                        .octets(StandardAttributes.FRAMED_IPV6_PREFIX, new byte[] {0, 16, 0x20, 1})
                        .octets(StandardAttributes.PROXY_STATE, new byte[] {1, 2, 3}),
                authenticator,
                SECRET));
        byte[] coa = octets(codec.signRequest(
                writer.begin(PacketCode.COA_REQUEST, 2)
                        .text(StandardAttributes.ACCT_SESSION_ID, "erx 0001")
                        .taggedText(ErxAttributes.ACTIVATE_SERVICE, 1, "tiered(1280000, 5120000)")
                        .taggedNumber(ErxAttributes.SERVICE_TIMEOUT, 1, 18000)
                        .encoded(new byte[] {26, 16, 0, 0, 0x13, 0x0a, 65, 4, 1, 97, 68, 6, 1, 0, 0, 60})
                        .messageAuthenticator(),
                SECRET));
        byte[] chap = octets(codec.signRequest(
                writer.begin(PacketCode.ACCESS_REQUEST, 3)
                        .octets(StandardAttributes.CHAP_PASSWORD, new byte[17])
                        .octets(StandardAttributes.CHAP_CHALLENGE, new byte[16]),
                authenticator,
                SECRET));
        byte[] status = octets(codec.signRequest(
                writer.begin(PacketCode.STATUS_SERVER, 4).messageAuthenticator(), authenticator, SECRET));
        return List.of(access, coa, chap, status);
    }

    /** Flips, overwrites, cuts or lengthens; half of the mutants get a fitting Length field, so that they go deeper. */
    private byte[] mutate(byte[] sound) {
        byte[] mutant = sound.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(mutant.length);
            switch (random.nextInt(5)) {
                case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutant[at] = (byte) random.nextInt(256);
                case 2 -> mutant[at] = (byte) random.nextInt(4);
                case 3 -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
                default -> mutant = Arrays.copyOf(mutant, mutant.length + random.nextInt(40));
            }
        }
        if (mutant.length >= 4 && random.nextBoolean()) {
            mutant[2] = (byte) (mutant.length >>> 8);
            mutant[3] = (byte) mutant.length;
        }
        return mutant;
    }

    @Test
    void neverFailsOtherwiseThanMalformed() throws MalformedPacket {
        List<byte[]> seeds = seeds();
        RadiusPacket request = RadiusPacket.decode(seeds.get(0));
        int accepted = 0;
        int genuine = 0;

        for (int i = 0; i < MUTANTS; i++) {
            try {
                RadiusPacket packet = RadiusPacket.decode(mutate(seeds.get(i % seeds.size())));
                accepted++;
                walk(packet);
                genuine += codec.verifyRequest(packet, SECRET) == PacketCodec.Verdict.GENUINE ? 1 : 0;
                codec.verifyReply(packet, request, SECRET);
                UserPassword.reveal(packet, SECRET);
                ChapPassword.matches(packet, SECRET);
                if (i % 64 == 0) {
                    assertThat(text.read(packet)).allSatisfy(attribute -> assertThat(attribute.name())
                            .isNotEmpty());
                }
            } catch (MalformedPacket malformed) {
                assertThat(malformed.reason()).isNotNull();
            }
        }

        // Else the mutants were all rubbish from the start and tested nothing, or all whole.
        assertThat(accepted).isBetween(MUTANTS / 20, MUTANTS * 19 / 20);
        assertThat(genuine).isBetween(1, accepted - 1);
    }

    /** Every attribute lies inside the packet, and the walk covers the packet in order. */
    private static void walk(RadiusPacket packet) {
        AttributeCursor at = packet.attributes();
        int behind = RadiusPacket.HEADER_LENGTH;
        while (at.next()) {
            boolean inside = at.offset() >= behind + 2
                    && at.length() >= 0
                    && at.length() <= 253
                    && at.offset() + at.length() <= packet.length();
            if (!inside) {
                throw new AssertionError("attribute at " + at.offset() + " of " + packet);
            }
            behind = at.offset() + at.length();
            int read = at.textTag() + at.taggedText().length() + at.text().length();
            if (at.isTaggedNumber()) {
                read += at.numberTag() + (int) at.taggedNumber();
            }
            if (read < 0) {
                throw new AssertionError("negative");
            }
        }
        if (at.next()) {
            throw new AssertionError("the walk goes on after its end");
        }
    }
}
