package io.sluice.dialect.vectors;

import io.sluice.dialect.CoaChange;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.Dialects;
import io.sluice.dialect.SessionIdentity;
import io.sluice.nas.DialectName;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceGrant;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.RecordAttribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a dialect is told and what it sends. In the file three lines: what is told, the attributes, the octets.
 *
 * @param told a verb (login, change, identity) and its matter, separated by {@code |}
 */
record DialectVector(DialectName dialect, String told, List<String> attributes, byte[] octets) {

    static final Dialects DIALECTS = new Dialects(RadiusDictionary.builtIn(), ServicesForSale.DIRECTORY);

    private static final Path FOLDER = Path.of("src/test/resources/vectors");

    static Stream<DialectVector> all() {
        return Stream.of(DialectName.values()).flatMap(DialectVector::of);
    }

    private static Stream<DialectVector> of(DialectName dialect) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(dialect.text()))) {
            return files.sorted().toList().stream().flatMap(file -> read(dialect, file).stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<DialectVector> read(DialectName dialect, Path file) {
        try {
            List<String> lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            List<DialectVector> vectors = new ArrayList<>();
            for (int i = 0; i + 2 < lines.size(); i += 3) {
                vectors.add(new DialectVector(
                        dialect,
                        lines.get(i),
                        List.of(lines.get(i + 1).split(" \\| ")),
                        HexFormat.of().parseHex(lines.get(i + 2).replace(" ", ""))));
            }
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] encoded(Consumer<ProfileWarning> warnings) {
        Dialect speaker = DIALECTS.of(dialect);
        String[] parts = told.split(" \\| ");
        return switch (parts[0]) {
            case "login" -> speaker.activation(services(parts, "start"), warnings);
            case "change" -> speaker.change(change(parts), warnings);
            case "identity" -> speaker.identity(identity(parts));
            case "bulk" -> speaker.bulk(Long.parseLong(parts[1]), Long.parseLong(parts[2]));
            default -> throw new IllegalArgumentException(told);
        };
    }

    private static CoaChange change(String[] parts) {
        List<String> stop = texts(parts, "stop");
        List<RecordAttribute> base = texts(parts, "base").stream()
                .map(text -> text.split("=", 2))
                .map(pair -> new RecordAttribute(pair[0], pair[1]))
                .toList();
        List<ServiceGrant> after = new ArrayList<>(services(parts, "kept"));
        after.addAll(services(parts, "start"));
        byte[] encoded = DIALECTS.attributes(base, 1000, warning -> {});
        return new CoaChange(services(parts, "start"), services(parts, "update"), stop, after, encoded);
    }

    private static SessionIdentity identity(String[] parts) {
        Map<String, String> known = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            known.put(pair[0], pair[1]);
        }
        String port = known.get("NAS-Port");
        return new SessionIdentity(
                known.getOrDefault("User-Name", ""),
                known.getOrDefault("Acct-Session-Id", ""),
                known.get("NAS-IP-Address"),
                known.get("NAS-Identifier"),
                port == null ? null : Long.valueOf(port),
                known.get("NAS-Port-Id"),
                known.get("Calling-Station-Id"),
                known.get("Framed-IP-Address"),
                known.get("Framed-IPv6-Prefix"));
    }

    private static List<String> texts(String[] parts, String verb) {
        return Stream.of(parts)
                .filter(part -> part.startsWith(verb + " "))
                .map(part -> part.substring(verb.length() + 1))
                .toList();
    }

    private static List<ServiceGrant> services(String[] parts, String verb) {
        return texts(parts, verb).stream().map(DialectVector::service).toList();
    }

    /** {@code 6 timeout=18000 statistics=TIME_VOLUME interim=600 tiered(1280000, 5120000)}. */
    private static ServiceGrant service(String text) {
        Map<String, String> limits = new HashMap<>();
        String rest = text.substring(2);
        while (rest.matches("[a-z]+=\\S+ .*")) {
            int equals = rest.indexOf('=');
            int blank = rest.indexOf(' ');
            limits.put(rest.substring(0, equals), rest.substring(equals + 1, blank));
            rest = rest.substring(blank + 1);
        }
        String statistics = limits.get("statistics");
        return new ServiceGrant(
                Integer.parseInt(text.substring(0, 1)),
                rest,
                number(limits.get("timeout")),
                number(limits.get("volume")),
                statistics == null ? null : StatisticsMode.valueOf(statistics),
                number(limits.get("interim")),
                ServicesForSale.DIRECTORY
                        .current(ServiceCall.parse(rest).name())
                        .map(facts -> facts.versionId())
                        .orElse(null));
    }

    private static Long number(String text) {
        return text == null ? null : Long.valueOf(text);
    }

    @Override
    public String toString() {
        return dialect.text() + ": " + told;
    }
}
