package io.sluice.subscriber.draft;

import io.sluice.subscriber.SubscriberKind;
import java.nio.charset.StandardCharsets;
import java.time.zone.ZoneRulesProvider;
import org.jspecify.annotations.Nullable;

/** What a node of the tree may be, and where it may stand. */
public final class SubscriberRule {

    /** Longest name, in characters, and longest value of User-Name, in octets. */
    private static final int LONGEST_NAME = 253;

    /** Longest value of User-Password in octets (RFC 2865 §5.2). */
    private static final int LONGEST_PASSWORD = 128;

    private static final long MOST_SESSIONS = 65_535;

    private SubscriberRule() {}

    /** Against what it is by itself. */
    public static void check(SubscriberDraft draft, Objections against) {
        SubscriberKind kind = draft.kind();
        if (draft.name() != null) {
            checkName(draft.name(), kind, against.at("name"));
        }
        if (kind.mayLogIn()) {
            checkLine(draft, against);
        } else {
            checkGroup(draft, against);
        }
        if (draft.zone() != null && !ZoneRulesProvider.getAvailableZoneIds().contains(draft.zone())) {
            against.at("zone").add("is not a zone that IANA names, such as Europe/Berlin");
        }
    }

    /**
     * Against where it shall stand.
     *
     * @param parent the kind of the node above, null directly below the retailer
     */
    public static void checkPlace(SubscriberKind kind, @Nullable SubscriberKind parent, Objections against) {
        if (!kind.mayStandBelow(parent)) {
            String above = parent == null ? "directly below a retailer" : "below a node of kind " + parent;
            against.at("parent").add("a node of kind " + kind + " does not stand " + above);
        }
    }

    private static void checkName(String name, SubscriberKind kind, Objections against) {
        against.add(Texts.againstName(name, LONGEST_NAME));
        if (!kind.mayLogIn() && name.indexOf('/') >= 0) {
            against.add("must not hold /, which separates names on the way down to a node");
        }
    }

    private static void checkLine(SubscriberDraft draft, Objections against) {
        if (draft.login() == null) {
            against.at("login").add("a node of kind " + draft.kind() + " needs a login");
        } else {
            checkLogin(draft.login(), against.at("login"));
        }
        if (draft.password() != null) {
            checkPassword(draft.password(), against.at("password"));
        }
        Long sessions = draft.concurrency();
        if (sessions != null && (sessions < 1 || sessions > MOST_SESSIONS)) {
            against.at("concurrency").add("is 1–" + MOST_SESSIONS + ", or absent for any number; not " + sessions);
        }
    }

    private static void checkLogin(String login, Objections against) {
        int octets = login.getBytes(StandardCharsets.UTF_8).length;
        if (octets > LONGEST_NAME) {
            against.add("has at most " + LONGEST_NAME + " octets, not " + octets);
        } else {
            against.add(Texts.againstName(login, LONGEST_NAME));
        }
    }

    private static void checkPassword(String password, Objections against) {
        int octets = password.getBytes(StandardCharsets.UTF_8).length;
        if (octets < 1 || octets > LONGEST_PASSWORD) {
            against.add("has 1–" + LONGEST_PASSWORD + " octets, not " + octets);
        } else {
            against.add(Texts.againstStoring(password));
        }
    }

    private static void checkGroup(SubscriberDraft draft, Objections against) {
        String groupsDoNot = "a node of kind " + draft.kind() + " does not log in";
        if (draft.name() == null) {
            against.at("name").add("a node of kind " + draft.kind() + " needs a name");
        }
        if (draft.login() != null) {
            against.at("login").add(groupsDoNot);
        }
        if (draft.password() != null) {
            against.at("password").add(groupsDoNot);
        }
        if (draft.concurrency() != null) {
            against.at("concurrency").add(groupsDoNot);
        }
    }
}
