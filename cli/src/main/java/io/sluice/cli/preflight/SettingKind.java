package io.sluice.cli.preflight;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the value of a setting may look like, and how that is said to an operator. */
public enum SettingKind {
    PORT("port", "a port number from 1 to 65535", value -> isNumber(value, 1, 65_535)),
    ADDRESS("IP address", "an address of this machine, such as 127.0.0.1, 0.0.0.0 or ::", SettingKind::isAddress),
    DIRECTORY("path", "a directory, without ';' in its name", value -> !value.contains(";")),
    MEMORY("octets, with k, m or g", "a size of at least 256m, such as 1g", SettingKind::isHeap),
    JDBC_URL("JDBC URL", "jdbc:postgresql://host:port/database", SettingKind::isJdbcUrl),
    CONNECTIONS("connections", "a number from 8 to 1000", value -> isNumber(value, 8, 1_000)),
    SWITCH("true or false", "true or false", value -> value.equals("true") || value.equals("false")),
    LOG_LEVEL("level", "one of ERROR, WARN, INFO, DEBUG, TRACE", value -> value.matches("ERROR|WARN|INFO|DEBUG|TRACE")),
    URL("URL", "an address such as http://127.0.0.1:8080", value -> value.matches("https?://.+")),
    TEXT("text", "text", value -> true),
    SECRET("secret", "text", value -> true);

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,11})([kKmMgG])");
    private static final long SMALLEST_HEAP = 256L << 20;

    private final String unit;
    private final String expectation;
    private final Predicate<String> rule;

    SettingKind(String unit, String expectation, Predicate<String> rule) {
        this.unit = unit;
        this.expectation = expectation;
        this.rule = rule;
    }

    /** The unit as the settings page shows it. */
    public String unit() {
        return unit;
    }

    String expectation() {
        return expectation;
    }

    boolean accepts(String value) {
        return rule.test(value);
    }

    private static boolean isNumber(String value, int least, int most) {
        return value.matches("[0-9]{1,6}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
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

    private static boolean isJdbcUrl(String value) {
        return value.matches("jdbc:postgresql:.+");
    }
}
