package io.sluice.subscriber.draft;

import java.util.Optional;

/** What a text may be made of so that it can be stored and shown. */
final class Texts {

    private Texts() {}

    /** Against a text of one line that somebody will read: a name, a login. */
    static Optional<String> againstName(String text, int longest) {
        if (text.isEmpty()) {
            return Optional.of("must not be empty");
        }
        if (text.length() > longest) {
            return Optional.of("has at most " + longest + " characters, not " + text.length());
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("must not hold control characters");
        }
        if (!text.equals(text.strip())) {
            return Optional.of("must not begin or end with a blank");
        }
        return againstStoring(text);
    }

    /** Against a text that no database takes: with NUL, or with half of a surrogate pair. */
    static Optional<String> againstStoring(String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.of("must not hold NUL");
        }
        boolean halves = text.codePoints().anyMatch(point -> point >= 0xd800 && point <= 0xdfff);
        return halves ? Optional.of("holds half of a surrogate pair, which is no character") : Optional.empty();
    }
}
