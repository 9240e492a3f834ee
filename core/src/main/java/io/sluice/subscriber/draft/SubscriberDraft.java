package io.sluice.subscriber.draft;

import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.SubscriberStatus;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a node of the tree shall be. {@link SubscriberRule} tells what speaks against it.
 *
 * @param parent where it shall stand: the retailer's name, or the names on the way down, joined by {@code /}
 * @param name null for its login
 * @param login null for a node that does not log in
 * @param password in clear; null for none, or for the one it has
 * @param zone as IANA names it; null for where its parent stands
 * @param concurrency sessions at a time; null for any number
 */
public record SubscriberDraft(
        SubscriberKind kind,
        String parent,
        @Nullable String name,
        @Nullable String login,
        @Nullable String password,
        SubscriberStatus status,
        @Nullable String zone,
        @Nullable Long concurrency) {

    /** What it is called; only of a draft that nothing speaks against. */
    public String effectiveName() {
        return name != null ? name : Objects.requireNonNull(login, "a draft without name and login");
    }

    /** The password as the credential holds it, null for none. */
    public byte @Nullable [] passwordOctets() {
        return password == null ? null : password.getBytes(StandardCharsets.UTF_8);
    }

    /** The zone; only of a draft that nothing speaks against. */
    public @Nullable ZoneId zoneId() {
        return zone == null ? null : ZoneId.of(zone);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "SubscriberDraft[" + kind + ", " + parent + ", " + (name != null ? name : login) + "]";
    }
}
