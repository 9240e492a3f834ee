package io.sluice.radius.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Reads vectors: comments, a line of text, a line of octets, and sometimes the octets of the request that is answered. */
final class VectorFile {

    private static final Path FOLDER = Path.of("src/test/resources/vectors");

    /**
     * One vector.
     *
     * @param request octets of the request that the vector replies to, empty if it is none
     */
    record Vector(String source, String text, byte[] octets, byte[] request, boolean decoded, boolean encoded) {

        /** The attributes as {@code name[:tag] = value}; the first element of a packet's line is its head. */
        List<String> parts() {
            return List.of(text.split(" \\| ", -1));
        }

        @Override
        public String toString() {
            return source + ": " + text;
        }
    }

    private VectorFile() {}

    static Stream<Vector> read(String prefix) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).sorted().toList().stream()
                    .flatMap(file -> parse(file).stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Vector> parse(Path file) {
        List<Vector> vectors = new ArrayList<>();
        String text = null;
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("#") || line.isEmpty()) {
                    text = null;
                } else if (line.startsWith("= ")) {
                    Vector last = vectors.remove(vectors.size() - 1);
                    vectors.add(new Vector(
                            last.source,
                            last.text,
                            last.octets,
                            octets(line.substring(2)),
                            last.decoded,
                            last.encoded));
                } else if (text == null) {
                    text = line;
                } else {
                    vectors.add(new Vector(
                            file.getFileName().toString(),
                            text,
                            octets(line.startsWith("<") || line.startsWith(">") ? line.substring(2) : line),
                            new byte[0],
                            !line.startsWith(">"),
                            !line.startsWith("<")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vectors;
    }

    private static byte[] octets(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
    }
}
