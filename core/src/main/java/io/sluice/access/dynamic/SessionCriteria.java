package io.sluice.access.dynamic;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which session a request means: whatever is given must match (RFC 5176 §3). What a session does not hold does not match.
 *
 * @param given values by attribute, in the form that {@link SessionAttribute} says
 */
public record SessionCriteria(Map<SessionAttribute, String> given) {

    public SessionCriteria {
        EnumMap<SessionAttribute, String> copy = new EnumMap<>(SessionAttribute.class);
        copy.putAll(given);
        given = Collections.unmodifiableMap(copy);
    }

    public @Nullable String value(SessionAttribute attribute) {
        return given.get(attribute);
    }

    public boolean isEmpty() {
        return given.isEmpty();
    }

    /** Whether a session can be sought by them: one attribute at least is the session's own. */
    public boolean canBeSought() {
        return given.keySet().stream().anyMatch(SessionAttribute::isOfTheSession);
    }

    /** Whether something is given that only accounting records tell of. */
    public boolean needRecords() {
        return given.keySet().stream().anyMatch(attribute -> !attribute.isOfTheSession());
    }

    /**
     * Whether a line that was not seen to log in is named well enough to be taken for a session: by its Acct-Session-Id,
     * without which no CoA-Request could be sent about it, and by who or where it is.
     */
    public boolean nameALine() {
        return given.containsKey(SessionAttribute.ACCT_SESSION_ID)
                && (given.containsKey(SessionAttribute.USER_NAME)
                        || given.containsKey(SessionAttribute.NAS_PORT_ID)
                        || given.containsKey(SessionAttribute.FRAMED_IP_ADDRESS));
    }

    /**
     * Whether a session's own attributes match.
     *
     * @param held what the session holds, null for what it does not
     */
    public boolean matchSession(Function<SessionAttribute, @Nullable String> held) {
        return match(held, true);
    }

    /**
     * Whether what the accounting records of a session tell matches.
     *
     * @param told what they tell, null for what they do not
     */
    public boolean matchRecords(Function<SessionAttribute, @Nullable String> told) {
        return match(told, false);
    }

    private boolean match(Function<SessionAttribute, @Nullable String> held, boolean ofTheSession) {
        return given.entrySet().stream()
                .filter(each -> each.getKey().isOfTheSession() == ofTheSession)
                .allMatch(each -> Objects.equals(each.getValue(), held.apply(each.getKey())));
    }

    /** As it is shown in logs: names and values, no secrets among them. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        given.forEach((attribute, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(attribute.wireName())
                .append('=')
                .append(value));
        return text.toString();
    }
}
