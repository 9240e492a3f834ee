package io.sluice.cli.freeradius;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says rows of the table nas as clients, each with a NAS of its own. */
final class NasTranslation {

    private static final Pattern PREFIX =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_SECRET = 128;

    private final Consumer<Problem> problems;
    private final Set<String> names = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();

    NasTranslation(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /**
     * A client and its NAS.
     *
     * @param nas body of {@code PUT /nas/…}
     * @param client body of {@code PUT /clients/…}; holds the secret
     */
    record Client(String name, Map<String, Object> nas, Map<String, Object> client) {

        /** Leaves the bodies out: one holds the secret. */
        @Override
        public String toString() {
            return "Client[" + name + "]";
        }
    }

    /** The client of a row; empty, with the problem told, if there can be none. */
    Optional<Client> translate(Map<String, String> row) {
        String address = row.getOrDefault("nasname", "").strip();
        Matcher prefix = PREFIX.matcher(address);
        String secret = row.getOrDefault("secret", "");
        if (!prefix.matches()) {
            return refuse(
                    row, "nasname is a host name or nothing; Sluice knows NASes by address, so write that; left out");
        }
        if (secret.isEmpty() || secret.length() > LONGEST_SECRET) {
            return refuse(row, "the secret is empty or longer than " + LONGEST_SECRET + " characters; left out");
        }
        if (!prefixes.add(address)) {
            return refuse(row, address + " is there twice; the first row counts");
        }
        String name = name(row.getOrDefault("shortname", ""), address);
        if (!names.add(name)) {
            name = name("", address);
            names.add(name);
        }
        tellWhatIsLost(row);
        boolean single = isSingle(prefix.group(1), prefix.group(2));
        Map<String, Object> nas = new LinkedHashMap<>();
        nas.put("addresses", single ? List.of(prefix.group(1)) : List.of());
        nas.put("dialect", "erx");
        Map<String, Object> client = new LinkedHashMap<>();
        client.put(
                "prefixes",
                List.of(prefix.group(2) == null ? address + (address.contains(":") ? "/128" : "/32") : address));
        client.put("secret", secret);
        client.put("kinds", List.of("AUTH", "ACCT"));
        client.put("messageAuthenticator", policy(row, "require_ma"));
        client.put("proxyState", policy(row, "limit_proxy_state"));
        client.put("nas", name);
        return Optional.of(new Client(name, nas, client));
    }

    private static boolean isSingle(String address, @Nullable String bits) {
        return bits == null || bits.equals(address.contains(":") ? "128" : "32");
    }

    private static String name(String shortname, String address) {
        String text = shortname.isBlank() ? address : shortname;
        String name = text.strip().replaceAll("[^A-Za-z0-9._-]", "-");
        String sound = Character.isLetterOrDigit(name.charAt(0)) ? name : "nas-" + name;
        return sound.substring(0, Math.min(LONGEST_NAME, sound.length()));
    }

    /** FreeRADIUS learns where nothing is said, since 3.2.5; before that it asked for nothing, which learning allows too. */
    private String policy(Map<String, String> row, String column) {
        String said = row.getOrDefault(column, "auto").strip().toLowerCase(Locale.ROOT);
        return switch (said) {
            case "yes", "true", "1" -> "REQUIRE";
            case "no", "false", "0" -> "ACCEPT";
            case "auto", "" -> "AUTO";
            default -> {
                refuse(row, column + " is " + said + ", not yes, no or auto; taken as auto");
                yield "AUTO";
            }
        };
    }

    private void tellWhatIsLost(Map<String, String> row) {
        if (!row.getOrDefault("server", "").isBlank()) {
            refuse(
                    row,
                    "the virtual server " + row.get("server")
                            + " is not translated; the client is imported without it");
        }
    }

    private Optional<Client> refuse(Map<String, String> row, String why) {
        problems.accept(
                new Problem(Table.NAS.text(), row.getOrDefault("id", ""), row.getOrDefault("nasname", ""), why));
        return Optional.empty();
    }
}
