package io.sluice.ejb.overview;

import io.sluice.ejb.session.SubscriberSessionView;
import io.sluice.subscriber.SubscriberStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the search box found, in groups.
 *
 * @param subscriber whose login was typed in full, online or not
 * @param groups never empty ones
 * @param nases names
 */
public record Findings(@Nullable KnownSubscriber subscriber, List<Group> groups, List<String> nases) {

    /** Most sessions or NASes shown of one kind; who wants more has the lists with their filters. */
    public static final int MOST = 20;

    /** Why a session was found. */
    public enum Reason {
        /** It has this id in Sluice. */
        ID,
        /** Its NAS calls it so. */
        ACCT_SESSION_ID,
        /** Its login is this, and it is open. */
        LOGIN_OPEN,
        /** Its login is this, and it is over. */
        LOGIN_CLOSED,
        /** Its login begins with this, and it is open. */
        LOGIN_BEGINNING,
        /** It has this address now. */
        ADDRESS
    }

    /**
     * @param more whether there are more than shown
     */
    public record Group(Reason reason, List<SubscriberSessionView> sessions, boolean more) {

        static Group of(Reason reason, List<SubscriberSessionView> found) {
            boolean more = found.size() > MOST;
            return new Group(reason, more ? found.subList(0, MOST) : found, more);
        }
    }

    /** Somebody who may log in. */
    public record KnownSubscriber(long id, String login, SubscriberStatus status, String retailer) {}

    public Findings {
        groups = groups.stream().filter(group -> !group.sessions().isEmpty()).toList();
        nases = List.copyOf(nases);
    }

    public boolean isEmpty() {
        return subscriber == null && groups.isEmpty() && nases.isEmpty();
    }

    /**
     * The one session that was meant: the only one found, or the only open one of the login that was typed in full. Empty if anything
     * else could have been meant.
     */
    public Optional<UUID> onlySession() {
        List<Group> exact = groups.stream()
                .filter(group -> group.reason() != Reason.LOGIN_BEGINNING && group.reason() != Reason.LOGIN_CLOSED)
                .toList();
        boolean unique = nases.isEmpty()
                && exact.size() == 1
                && exact.get(0).sessions().size() == 1
                && groups.stream().noneMatch(group -> group.reason() == Reason.LOGIN_BEGINNING);
        return unique ? Optional.of(exact.get(0).sessions().get(0).id()) : Optional.empty();
    }

    /** The one NAS that was meant, if nothing else could have been. */
    public Optional<String> onlyNas() {
        return subscriber == null && groups.isEmpty() && nases.size() == 1
                ? Optional.of(nases.get(0))
                : Optional.empty();
    }
}
