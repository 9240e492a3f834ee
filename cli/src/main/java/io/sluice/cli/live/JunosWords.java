package io.sluice.cli.live;

import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line of JunosE's Service Manager after {@code subscriber-session} or {@code owner-session}: who is meant, then keywords
 * with what belongs to each. Words of a port stay together, as in {@code interface atm 4/0.1}.
 *
 * @param subject the login, or {@code aaa} and the owner's id
 * @param said what follows each keyword that was given
 */
record JunosWords(List<String> subject, Map<String, List<String>> said) {
    static final String INTERFACE = "interface";
    static final String SERVICE = "service-session";
    static final String PROFILE = "service-session-profile";
    static final String FORCE = "force";
    static final String BRIEF = "brief";

    private static final Set<String> KEYWORDS = Set.of(INTERFACE, SERVICE, PROFILE, FORCE, BRIEF);

    static JunosWords of(List<String> words) {
        List<String> subject = new ArrayList<>();
        Map<String, List<String>> said = new LinkedHashMap<>();
        List<String> current = subject;
        for (String word : words) {
            if (KEYWORDS.contains(word)) {
                current = new ArrayList<>();
                if (said.put(word, current) != null) {
                    throw usage(word + " is there twice");
                }
            } else {
                current.add(word);
            }
        }
        for (String alone : List.of(FORCE, BRIEF)) {
            if (!said.getOrDefault(alone, List.of()).isEmpty()) {
                throw usage("nothing follows " + alone + ", not " + String.join(" ", said.get(alone)));
            }
        }
        return new JunosWords(List.copyOf(subject), said);
    }

    boolean says(String keyword) {
        return said.containsKey(keyword);
    }

    /** What follows a keyword, with a blank between words; empty if the keyword is not there. */
    Optional<String> after(String keyword) {
        if (!says(keyword)) {
            return Optional.empty();
        }
        String text = String.join(" ", said.get(keyword));
        if (text.isEmpty()) {
            throw usage("something must follow " + keyword);
        }
        return Optional.of(text);
    }

    /**
     * What follows {@code service-session-profile}: the name of one that is kept, or its content written as JunosE configures a profile:
     * {@code statistics time|volume-time}, {@code time} in seconds, {@code volume} in MB.
     */
    Map<String, Object> limits() {
        Map<String, Object> limits = new LinkedHashMap<>();
        if (!says(PROFILE)) {
            return limits;
        }
        List<String> words = said.get(PROFILE);
        if (words.size() == 1) {
            limits.put("profile", words.get(0));
            return limits;
        }
        if (words.isEmpty() || words.size() % 2 != 0) {
            throw usage(PROFILE + " takes a name, or pairs: statistics time|volume-time, time <s>, volume <MB>");
        }
        for (int i = 0; i < words.size(); i += 2) {
            put(limits, words.get(i), words.get(i + 1));
        }
        return limits;
    }

    private static void put(Map<String, Object> limits, String what, String value) {
        switch (what) {
            case "statistics" -> limits.put("statistics", statistics(value));
            case "time" -> limits.put("timeout", "PT" + number(value) + 'S');
            case "volume" -> limits.put("volumeMb", number(value));
            default -> throw usage(PROFILE + " knows statistics, time and volume, not " + what);
        }
    }

    private static String statistics(String value) {
        return switch (value) {
            case "time" -> "TIME";
            case "volume-time" -> "TIME_VOLUME";
            default -> throw usage("statistics are time or volume-time, not " + value);
        };
    }

    private static long number(String value) {
        if (!value.matches("[0-9]{1,10}")) {
            throw usage("'" + value + "' is not a whole number");
        }
        return Long.parseLong(value);
    }

    private static CommandFailure usage(String message) {
        return new CommandFailure(ExitStatus.USAGE, message);
    }
}
