package io.sluice.radius.dictionary;

import io.sluice.radius.attribute.AttributeType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tinyradius.core.dictionary.Vendor;

/**
 * Names, types and named values of attributes. Immutable.
 *
 * <p>Besides the names that dictionaries define every attribute answers to a raw one: {@code Attr-77} for a standard
 * attribute, {@code Attr-26.4874.65} for a vendor's; under it the value is plain octets.
 */
public final class RadiusDictionary {

    private static final Pattern RAW = Pattern.compile("Attr-(?:26\\.(\\d{1,10})\\.)?(\\d{1,3})");

    private final Map<String, AttributeDefinition> byName;
    private final Map<AttributeType, AttributeDefinition> byType = new LinkedHashMap<>();
    private final Map<Integer, String> vendors = new LinkedHashMap<>();

    RadiusDictionary(DictionaryCollector collected) {
        byName = collected.definitions();
        byName.values().forEach(definition -> byType.putIfAbsent(definition.type(), definition));
        for (Vendor vendor : collected.vendors()) {
            vendors.put(vendor.getId(), vendor.getName());
        }
    }

    /** The dictionary that comes with Sluice, loaded once. */
    public static RadiusDictionary builtIn() {
        return BuiltIn.DICTIONARY;
    }

    /**
     * This dictionary and the files of a folder, in FreeRADIUS's format and the order of their names. A file may add
     * attributes and named values, correct the type of a known attribute, and give a known attribute a further name, which
     * then is the one that counts. Hidden files and names that end in {@code ~} are left out.
     *
     * @throws InvalidDictionary if the folder or a file cannot be read or understood
     */
    public RadiusDictionary with(Path folder) {
        DictionaryCollector collector = new DictionaryCollector();
        vendors.forEach(collector::add);
        byType.values().forEach(collector::add);
        byName.values().forEach(collector::add);
        DictionaryFiles.readFolder(folder, collector);
        return new RadiusDictionary(collector);
    }

    /** The attribute of a name, written exactly as defined, or raw. */
    public Optional<AttributeDefinition> find(String name) {
        AttributeDefinition definition = byName.get(name);
        return definition != null ? Optional.of(definition) : raw(name);
    }

    /** What is defined for an attribute. */
    public Optional<AttributeDefinition> find(AttributeType type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** The name of a vendor, such as {@code ERX} for 4874. */
    public Optional<String> vendorName(int vendor) {
        return Optional.ofNullable(vendors.get(vendor));
    }

    /** All that is defined, each name once. */
    public Collection<AttributeDefinition> definitions() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** The raw name of an attribute. */
    static String rawName(int vendor, int number) {
        return vendor == 0 ? "Attr-" + number : "Attr-26." + vendor + "." + number;
    }

    private static Optional<AttributeDefinition> raw(String name) {
        Matcher raw = RAW.matcher(name);
        if (!raw.matches()) {
            return Optional.empty();
        }
        long vendor = raw.group(1) == null ? 0 : Long.parseLong(raw.group(1));
        int number = Integer.parseInt(raw.group(2));
        if (vendor > Integer.MAX_VALUE || number < 1 || number > 255) {
            return Optional.empty();
        }
        return Optional.of(new AttributeDefinition(
                name, new AttributeType((int) vendor, number), DataType.OCTETS, false, Encryption.NONE, Map.of()));
    }

    /** Loads the bundled files when they are first asked for. */
    private static final class BuiltIn {
        static final RadiusDictionary DICTIONARY = load();

        private static RadiusDictionary load() {
            DictionaryCollector collector = new DictionaryCollector();
            DictionaryFiles.readBundled(collector);
            return new RadiusDictionary(collector);
        }
    }
}
