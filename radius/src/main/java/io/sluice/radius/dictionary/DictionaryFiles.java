package io.sluice.radius.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tinyradius.core.dictionary.parser.ResourceParser;
import org.tinyradius.core.dictionary.parser.resolver.FileResourceResolver;
import org.tinyradius.core.dictionary.parser.resolver.ResourceResolver;

/** Finds dictionary files and has TinyRadius parse them. */
final class DictionaryFiles {

    /** Where the bundled files lie; the file of this name includes the others. */
    private static final String BUNDLED = "/dictionary/";

    private static final String ROOT = "dictionary";

    private DictionaryFiles() {}

    static void readBundled(DictionaryCollector collector) {
        read(ROOT, collector, new BundledFiles());
    }

    static void readFolder(Path folder, DictionaryCollector collector) {
        for (Path file : filesOf(folder)) {
            read(file.toAbsolutePath().toString(), collector, FileResourceResolver.INSTANCE);
        }
    }

    private static List<Path> filesOf(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(DictionaryFiles::isDictionary).sorted().toList();
        } catch (IOException e) {
            throw new InvalidDictionary(folder.toString(), "cannot be listed", e);
        }
    }

    private static boolean isDictionary(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file) && !name.startsWith(".") && !name.endsWith("~");
    }

    private static void read(String file, DictionaryCollector collector, ResourceResolver resolver) {
        try {
            new ResourceParser(collector, resolver).parseDictionary(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidDictionary(file, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The files inside our own jar. TinyRadius's resolver for the class path asks its own class loader, which need not be
     * ours.
     */
    private static final class BundledFiles implements ResourceResolver {

        @Override
        public String resolve(String currentResource, String nextResource) {
            return nextResource;
        }

        @Override
        public InputStream openStream(String resource) throws IOException {
            InputStream stream = DictionaryFiles.class.getResourceAsStream(BUNDLED + resource);
            if (stream == null) {
                throw new IOException("no bundled dictionary " + resource);
            }
            return stream;
        }
    }
}
