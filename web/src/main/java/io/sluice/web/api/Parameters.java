package io.sluice.web.api;

import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.platform.ResourceName;
import io.sluice.web.problem.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; a value that cannot be read is refused with the parameter named. */
final class Parameters {
    private static final int DEFAULT_LIMIT = 100;
    private static final int LONGEST = 253;
    private static final int LONGEST_PATH = 4_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    /** Beyond it a database cannot hold a time; nothing happens there. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Parameters() {}

    static PageRequest page(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(limit == null ? DEFAULT_LIMIT : limit(limit), cursor);
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number out of range is
        }
        throw Refusal.ofParameter("limit", "A whole number from 1 to " + PageRequest.MAX_LIMIT + " is expected.");
    }

    /** A name as subscribers and NASes have it: at most 253 octets' worth of characters, and not empty. */
    static @Nullable String name(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw Refusal.ofParameter(parameter, "A text of 1 to " + LONGEST + " characters without NUL is expected.");
        }
        return text;
    }

    /** The name that a path gives to something new; what it may be, {@link ResourceName} says. */
    static String newName(String text) {
        try {
            return ResourceName.require(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofParameter("name", "For the last part of the path: " + e.getMessage() + '.');
        }
    }

    /** Names of nodes on the way down, joined by {@code /}. */
    static @Nullable String path(String parameter, @Nullable String text) {
        if (text != null && (text.isEmpty() || text.length() > LONGEST_PATH || text.indexOf('\0') >= 0)) {
            throw Refusal.ofParameter(parameter, "A retailer's name is expected, or a path like isp1/acme/berlin.");
        }
        return text;
    }

    static boolean flag(String parameter, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw Refusal.ofParameter(parameter, "true or false is expected.");
    }

    /** An id that the database counts; empty for what can be none. */
    static Optional<Long> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.ofParameter(parameter, "One of these is expected: " + names(type) + '.'));
    }

    static @Nullable Instant time(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isAfter(Instant.EPOCH) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeException notATime) {
            // refused below, as a time out of range is
        }
        throw Refusal.ofParameter(
                parameter, "A time with its offset (RFC 3339) is expected, like 2026-11-22T08:00:00Z; write + as %2B.");
    }

    /** An IPv4 address in the dotted form that is stored; never resolved as a host's name. */
    static @Nullable String address(String parameter, @Nullable String text) {
        if (text == null || IPV4.matcher(text).matches()) {
            return text;
        }
        throw Refusal.ofParameter(parameter, "An IPv4 address is expected, like 10.1.2.3.");
    }

    static Optional<UUID> id(String text) {
        try {
            UUID id = UUID.fromString(text);
            // UUID.fromString also takes 1-1-1-1-1; only the full form is an id
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
