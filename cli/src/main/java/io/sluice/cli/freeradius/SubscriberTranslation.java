package io.sluice.cli.freeradius;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Says a user as a subscriber: who it is and whether it may log in here, what it gets in {@link ReplyTranslation}. */
final class SubscriberTranslation {

    private static final Set<String> HASHED = Set.of(
            "nt-password",
            "lm-password",
            "crypt-password",
            "md5-password",
            "smd5-password",
            "sha-password",
            "sha1-password",
            "ssha-password",
            "ssha1-password",
            "sha2-password",
            "sha3-password",
            "ssha2-224-password",
            "ssha2-256-password",
            "ssha2-384-password",
            "ssha2-512-password",
            "ssha3-256-password",
            "ssha3-512-password",
            "pbkdf2-password",
            "password-with-header");
    private static final Set<String> HARMLESS_AUTH_TYPES = Set.of("local", "pap", "chap", "reject", "accept");
    private static final Set<String> UNDERSTOOD =
            Set.of("cleartext-password", "user-password", "auth-type", "simultaneous-use", "fall-through");
    private static final long MOST_SESSIONS = 65_535;
    private static final int LONGEST_PASSWORD = 128;
    private static final int LONGEST_LOGIN = 253;

    private final Tables tables;
    private final UnaryOperator<@Nullable String> retailerOf;
    private final Consumer<Problem> problems;
    private final ReplyTranslation replies;

    /**
     * @param retailerOf the retailer of a login, null if none was named for it
     */
    SubscriberTranslation(
            Tables tables,
            UnaryOperator<@Nullable String> retailerOf,
            ReplyTranslation replies,
            Consumer<Problem> problems) {
        this.tables = tables;
        this.retailerOf = retailerOf;
        this.replies = replies;
        this.problems = problems;
    }

    /** The subscriber; empty, with the problem told, if the user cannot be one. */
    Optional<Subscriber> translate(String user) {
        Authorization found = Authorization.of(user, tables, problems);
        if (found.isConditional()) {
            return Optional.empty();
        }
        if (!found.isKnown()) {
            return refuse(user, "FreeRADIUS finds nothing that lets this user in; left out");
        }
        String retailer = retailerOf.apply(user);
        if (retailer == null) {
            return refuse(user, "no --retailer was named for the realm of this login; left out");
        }
        int octets = user.getBytes(StandardCharsets.UTF_8).length;
        if (octets > LONGEST_LOGIN || user.chars().anyMatch(c -> c < ' ') || !user.equals(user.strip())) {
            return refuse(
                    user, "the login is longer than 253 octets, or holds blanks at its ends or control characters");
        }
        return translate(user, retailer, found);
    }

    private Optional<Subscriber> translate(String user, String retailer, Authorization found) {
        PairList control = found.control();
        Long most = concurrency(control);
        boolean suspended = hasAuthType(control, "reject") || most != null && most == 0;
        String password = password(control);
        if (password == null && !suspended) {
            return refuse(user, whyNoPassword(control) + "; left out");
        }
        tellWhatIsNotUnderstood(control);
        ReplyTranslation.Reply reply = replies.translate(found.reply());
        return Optional.of(new Subscriber(
                retailer,
                user,
                password,
                suspended,
                most == null || most == 0 || most > MOST_SESSIONS ? null : most,
                reply.attributes(),
                reply.services()));
    }

    private static @Nullable String password(PairList control) {
        return control.first("Cleartext-Password")
                .or(() -> control.first("User-Password"))
                .map(Pair::value)
                .filter(value -> !value.isEmpty()
                        && value.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD
                        && value.indexOf('\0') < 0)
                .orElse(null);
    }

    private static String whyNoPassword(PairList control) {
        if (hasAuthType(control, "accept")) {
            return "Auth-Type := Accept lets this user in with any password, which Sluice never does";
        }
        Optional<Pair> clear = control.first("Cleartext-Password").or(() -> control.first("User-Password"));
        if (clear.isPresent()) {
            return "the password is empty or longer than 128 octets";
        }
        return control.pairs().stream()
                .filter(pair -> HASHED.contains(pair.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(pair -> pair.name() + " is one-way, and CHAP needs the password itself; set a new one")
                .orElse("the user has no password");
    }

    private static boolean hasAuthType(PairList control, String type) {
        return control.pairs().stream()
                .anyMatch(pair -> pair.is("Auth-Type") && pair.value().equalsIgnoreCase(type));
    }

    private @Nullable Long concurrency(PairList control) {
        Optional<Pair> pair = control.first("Simultaneous-Use");
        if (pair.isEmpty()) {
            return null;
        }
        try {
            return Long.parseUnsignedLong(pair.get().value().strip());
        } catch (NumberFormatException notOne) {
            problems.accept(Problem.of(pair.get().row(), "Simultaneous-Use is not a number; the user gets no limit"));
            return null;
        }
    }

    private void tellWhatIsNotUnderstood(PairList control) {
        boolean hasClear = control.first("Cleartext-Password").isPresent();
        for (Pair pair : control.pairs()) {
            String name = pair.name().toLowerCase(Locale.ROOT);
            if (name.equals("auth-type")
                    && !HARMLESS_AUTH_TYPES.contains(pair.value().toLowerCase(Locale.ROOT))) {
                problems.accept(Problem.of(
                        pair.row(),
                        "Auth-Type " + pair.value() + " is not done here; PAP and CHAP are, with the password"));
            } else if (!UNDERSTOOD.contains(name) && !(hasClear && HASHED.contains(name))) {
                problems.accept(Problem.of(
                        pair.row(), "Sluice does nothing like " + pair.name() + "; the user is imported without it"));
            }
        }
    }

    private Optional<Subscriber> refuse(String user, String why) {
        problems.accept(Problem.ofUser(user, why));
        return Optional.empty();
    }
}
