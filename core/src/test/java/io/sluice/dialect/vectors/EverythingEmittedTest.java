package io.sluice.dialect.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.dialect.CoaChange;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.SessionIdentity;
import io.sluice.nas.DialectName;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.dictionary.AttributeText;
import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.ServiceGrant;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.RecordAttribute;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand random changes of each dialect: every packet is whole, says what was ordered, and FreeRADIUS reads it as we do. */
class EverythingEmittedTest {

    private static final int PACKETS = 1_000;
    private static final long[] LIMITS = {0, 1, 599, 4_095, 4_096, 4_097, 0xff_fffe, 0xff_ffff};
    private static final long[] VOLUMES = {
        0, 1, 4_096, 0xff_ffff, 0x100_0000, 0x100_0001, 20_000_000, 4_294_967_296L, 68_719_476_736L
    };

    private static final byte[] BASE = DialectVector.DIALECTS.attributes(
            List.of(new RecordAttribute("Filter-Id", "base"), new RecordAttribute("Mikrotik-Rate-Limit", "1M/2M")),
            1_000,
            warning -> {});

    private final Random random = new Random(5176);
    private final AttributeText text = new AttributeText(RadiusDictionary.builtIn());

    @ParameterizedTest
    @EnumSource
    void isWholeAndMeansWhatWasOrdered(DialectName name) throws Exception {
        Dialect dialect = DialectVector.DIALECTS.of(name);
        List<byte[]> packets = new ArrayList<>();
        List<List<String>> ours = new ArrayList<>();
        for (int i = 0; i < PACKETS; i++) {
            CoaChange change = change(dialect);
            byte[] packet = packet(dialect, change);
            List<NamedAttribute> read = text.read(RadiusPacket.decode(ByteBuffer.wrap(packet)));

            assertThat(packet.length).isLessThanOrEqualTo(RadiusPacket.MAX_LENGTH);
            if (name.keepsServices()) {
                assertMeans(change, read);
            } else {
                assertThat(read).extracting(NamedAttribute::name).doesNotHaveDuplicates();
            }
            packets.add(packet);
            ours.add(read.stream()
                    .map(NamedAttribute::toString)
                    .filter(attribute -> !attribute.startsWith("Event-Timestamp"))
                    .toList());
        }
        assumeTrue(Radsniff.isInstalled(), "radsniff is not installed: FreeRADIUS's reading was NOT compared");

        List<List<String>> theirs = Radsniff.read(packets);

        assertThat(theirs).hasSameSizeAs(ours);
        for (int i = 0; i < PACKETS; i++) {
            List<String> attributes = new ArrayList<>(theirs.get(i));
            attributes.removeIf(attribute -> attribute.startsWith("Event-Timestamp"));
            assertThat(attributes).containsExactlyInAnyOrderElementsOf(ours.get(i));
        }
    }

    private static void assertMeans(CoaChange change, List<NamedAttribute> read) {
        assertThat(named(read, "ERX-Service-Activate")).isEqualTo(activations(change.start()));
        assertThat(named(read, "ERX-Update-Service")).isEqualTo(activations(change.update()));
        assertThat(read.stream().filter(each -> each.name().equals("ERX-Service-Deactivate")))
                .extracting(NamedAttribute::text)
                .containsExactlyElementsOf(change.stop());
        TreeMap<Integer, String> rest = named(read, "ERX-Service-Volume");
        TreeMap<Integer, String> units = named(read, "ERX-Service-Volume-Gigawords");
        for (ServiceGrant service : change.start()) {
            Long ordered = service.volumeMegabytes();
            String sent = rest.get(service.tag());
            if (ordered == null) {
                assertThat(sent).isNull();
            } else if (ordered <= 0xff_ffff || !units.isEmpty()) {
                long megabytes = Long.parseLong(sent) + 4096 * Long.parseLong(units.getOrDefault(service.tag(), "0"));
                assertThat(megabytes).isEqualTo(ordered);
            }
            assertThat(ordered != null && ordered > 0 && "0".equals(sent)).isFalse();
        }
    }

    private static TreeMap<Integer, String> named(List<NamedAttribute> read, String name) {
        TreeMap<Integer, String> byTag = new TreeMap<>();
        read.stream()
                .filter(attribute -> attribute.name().equals(name))
                .forEach(attribute -> byTag.put(attribute.tag(), attribute.text()));
        return byTag;
    }

    private static TreeMap<Integer, String> activations(List<ServiceGrant> services) {
        TreeMap<Integer, String> byTag = new TreeMap<>();
        services.forEach(service -> byTag.put(service.tag(), service.activation()));
        return byTag;
    }

    private byte[] packet(Dialect dialect, CoaChange change) {
        PacketWriter writer = new PacketWriter()
                .begin(PacketCode.COA_REQUEST, 1)
                .messageAuthenticator()
                .encoded(dialect.identity(identity()))
                .unsigned(StandardAttributes.EVENT_TIMESTAMP, 1_800_000_000L)
                .encoded(dialect.change(change, warning -> {}));
        ByteBuffer signed = new PacketCodec().signRequest(writer, new byte[] {1});
        byte[] octets = new byte[signed.remaining()];
        signed.get(octets);
        return octets;
    }

    private CoaChange change(Dialect dialect) {
        boolean merges = !dialect.traits().keepsServices();
        int services = 1 + random.nextInt(8);
        int starts = random.nextInt(services + 1);
        int updates = dialect.traits().canUpdate() ? random.nextInt(services - starts + 1) : 0;
        List<ServiceGrant> start = grants(1, starts, merges);
        List<ServiceGrant> update = grants(1 + starts, updates, merges);
        List<String> stop = IntStream.range(starts + updates, services)
                .mapToObj(i -> printable(1 + random.nextInt(246)))
                .toList();
        List<ServiceGrant> after = new ArrayList<>(grants(1, random.nextInt(8), merges));
        after.addAll(update);
        after.addAll(start);
        return new CoaChange(start, update, stop, after, BASE);
    }

    private List<ServiceGrant> grants(int firstTag, int count, boolean forSale) {
        return IntStream.range(firstTag, firstTag + count)
                .mapToObj(tag -> new ServiceGrant(
                        tag,
                        forSale ? forSale() : printable(random.nextBoolean() ? 246 : 1 + random.nextInt(246)),
                        oneOf(LIMITS),
                        oneOf(VOLUMES),
                        StatisticsMode.values()[random.nextInt(3)],
                        oneOf(LIMITS),
                        1L + random.nextInt(6)))
                .toList();
    }

    /** An activation that all services on sale can be rendered with. */
    private String forSale() {
        return "x(" + (1 + random.nextInt(999)) + "k, " + (1 + random.nextInt(99)) + "M)";
    }

    private Long oneOf(long[] values) {
        int at = random.nextInt(values.length + 1);
        return at == values.length ? null : values[at];
    }

    private SessionIdentity identity() {
        return new SessionIdentity(
                printable(random.nextInt(254)),
                printable(1 + random.nextInt(253)),
                random.nextBoolean() ? "10.0.0." + random.nextInt(256) : null,
                random.nextBoolean() ? printable(1 + random.nextInt(253)) : null,
                7L,
                "atm 4/0.1",
                "00:11",
                random.nextBoolean() ? "100.64.0." + random.nextInt(256) : null,
                null);
    }

    /** Text that FreeRADIUS prints as it is: no quotation marks, backslashes or blanks at the ends. */
    private String printable(int length) {
        StringBuilder made = new StringBuilder(length);
        while (made.length() < length) {
            char c = (char) (' ' + random.nextInt(95));
            boolean edge = made.length() == 0 || made.length() == length - 1;
            if (c != '"' && c != '\\' && c != '\'' && !(edge && c == ' ')) {
                made.append(c);
            }
        }
        return made.toString();
    }
}
