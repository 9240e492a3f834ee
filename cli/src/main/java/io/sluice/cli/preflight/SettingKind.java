package io.sluice.cli.preflight;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the value of a setting may look like, and how that is said to an operator.
 *
 * @param unit as the settings page shows it
 * @param expectation what is accepted, to follow "expected is"
 * @param rule what is accepted
 */
record SettingKind(String unit, String expectation, Predicate<String> rule) {

    static final SettingKind PORT = new SettingKind("port", "a port number from 1 to 65535", numbers(1, 65_535));
    static final SettingKind ADDRESS = new SettingKind(
            "IP address", "an address of this machine, such as 127.0.0.1, 0.0.0.0 or ::", SettingKind::isAddress);
    static final SettingKind DIRECTORY =
            new SettingKind("path", "a directory without ';' in its name", value -> !value.contains(";"));
    static final SettingKind READABLE_DIRECTORY = new SettingKind(
            "path",
            "a directory that is there and can be read",
            value -> canRead(value) && Files.isDirectory(Path.of(value)));
    static final SettingKind FILE = new SettingKind(
            "path",
            "a file that can be read, or a place for one",
            value -> Files.notExists(Path.of(value)) || canRead(value));
    static final SettingKind MEMORY =
            new SettingKind("octets, with k, m or g", "a size of at least 256m, such as 1g", SettingKind::isHeap);
    static final SettingKind JDBC_URL = new SettingKind(
            "JDBC URL", "jdbc:postgresql://host:port/database", value -> value.matches("jdbc:postgresql:.+"));
    static final SettingKind SWITCH =
            new SettingKind("true or false", "true or false", value -> value.matches("true|false"));
    static final SettingKind LOG_LEVEL = new SettingKind(
            "level", "one of ERROR, WARN, INFO, DEBUG, TRACE", value -> value.matches("ERROR|WARN|INFO|DEBUG|TRACE"));
    static final SettingKind CLOCK = new SettingKind(
            "system or adjustable", "system or adjustable", value -> value.matches("system|adjustable"));
    static final SettingKind MEGABYTE =
            new SettingKind("binary or decimal", "binary or decimal", value -> value.matches("binary|decimal"));
    static final SettingKind LOG_FORMAT =
            new SettingKind("text or json", "text or json", value -> value.matches("text|json"));
    static final SettingKind TEXT = new SettingKind("text", "text", value -> true);

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,11})([kKmMgG])");
    private static final long SMALLEST_HEAP = 256L << 20;

    /** A whole number from {@code least} to {@code most}, both included. */
    static SettingKind number(String unit, long least, long most) {
        return new SettingKind(unit, "a whole number from " + least + " to " + most, numbers(least, most));
    }

    boolean accepts(String value) {
        return rule.test(value);
    }

    private static Predicate<String> numbers(long least, long most) {
        return value -> value.matches("[0-9]{1,12}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
    }

    private static boolean canRead(String value) {
        return Files.isReadable(Path.of(value));
    }

    private static boolean isHeap(String value) {
        var size = SIZE.matcher(value);
        if (!size.matches()) {
            return false;
        }
        int shift =
                switch (size.group(2)) {
                    case "k", "K" -> 10;
                    case "m", "M" -> 20;
                    default -> 30;
                };
        long number = Long.parseLong(size.group(1));
        return number <= Long.MAX_VALUE >> shift && number << shift >= SMALLEST_HEAP;
    }

    /** Literal addresses only: a name would be asked of the network, and could mean another address tomorrow. */
    private static boolean isAddress(String value) {
        if (!value.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") && !value.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return false;
        }
        try {
            return InetAddress.getByName(value) != null;
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
