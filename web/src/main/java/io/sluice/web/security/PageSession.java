package io.sluice.web.security;

import io.sluice.ejb.security.PortalRole;
import io.sluice.ejb.security.PortalUser;
import io.sluice.subscriber.TenantScope;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Somebody logged in to the pages, as the HTTP session keeps it. It ends by logout, after {@link #IDLE} unused, after
 * {@link #LONGEST} in any case, and within {@link #UNCHECKED} of the user being disabled or given another role, tenant or
 * password.
 *
 * @param mark what the user was when it was last looked at; no password can be had from it
 * @param used when the user last did something; what a page fetches by itself does not count
 * @param checked when the user was last looked at in the database
 * @param formToken what the forms of this session's pages carry, so that nobody else's form acts in its name
 */
record PageSession(
        String user,
        PortalRole role,
        @Nullable Long retailerId,
        String mark,
        Instant begun,
        Instant used,
        Instant checked,
        String formToken)
        implements Serializable {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);
    static final Duration UNCHECKED = Duration.ofSeconds(1);

    private static final long serialVersionUID = 1L;

    static PageSession begin(PortalUser user, String formToken, Instant now) {
        return new PageSession(user.name(), user.role(), user.retailerId(), mark(user), now, now, now, formToken);
    }

    boolean endedBy(Instant now) {
        return !now.isBefore(used.plus(IDLE)) || !now.isBefore(begun.plus(LONGEST));
    }

    boolean mustBeChecked(Instant now) {
        return !now.isBefore(checked.plus(UNCHECKED));
    }

    boolean isStillOf(PortalUser known) {
        return known.enabled() && mark(known).equals(mark);
    }

    PageSession usedAt(Instant now) {
        return new PageSession(user, role, retailerId, mark, begun, now, checked, formToken);
    }

    PageSession checkedAt(Instant now) {
        return new PageSession(user, role, retailerId, mark, begun, used, now, formToken);
    }

    Caller caller() {
        return new Caller(user, role, retailerId == null ? TenantScope.ALL : TenantScope.ofRetailer(retailerId));
    }

    private static String mark(PortalUser user) {
        String text = user.id() + " " + user.role() + " " + user.retailerId() + " " + user.passwordHash();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    /** Leaves out what a form could be forged with. */
    @Override
    public String toString() {
        return "PageSession[" + user + ", " + role.text() + ", since " + begun + ']';
    }
}
