package io.sluice.access;

import io.sluice.subscriber.LoginProfile;
import io.sluice.subscriber.SubscriberStatus;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may log in: credential, then status, then concurrency. The order matters, for each later reason tells something that
 * only who knows the password may learn.
 */
public final class AccessRule {

    /** Compared with where there is no password, so that an unknown login takes as long as a wrong password. */
    private static final byte[] NOBODYS_PASSWORD = new byte[16];

    private AccessRule() {}

    /**
     * @param profile of the subscriber whose login is {@link LoginAttempt#sought}
     * @param openSessions how many sessions the subscriber has now, open or expected
     */
    public static AccessDecision decide(LoginAttempt attempt, Optional<LoginProfile> profile, int openSessions) {
        LoginProfile subscriber = profile.orElse(null);
        RejectReason reason = reasonAgainst(attempt, subscriber, openSessions);
        if (reason == null && subscriber != null) {
            return new AccessDecision.Accepted(subscriber);
        }
        return new AccessDecision.Rejected(reason == null ? RejectReason.UNKNOWN_LOGIN : reason);
    }

    private static @Nullable RejectReason reasonAgainst(
            LoginAttempt attempt, @Nullable LoginProfile subscriber, int openSessions) {
        // RFC 2865 §4.1: an Access-Request must say which NAS it comes from.
        if (!attempt.nas().isMade()) {
            return RejectReason.NAS_NOT_NAMED;
        }
        RejectReason unproven = reasonAgainst(attempt.credential(), subscriber);
        if (unproven != null || subscriber == null) {
            return unproven;
        }
        if (subscriber.status() != SubscriberStatus.ACTIVE) {
            return RejectReason.SUSPENDED;
        }
        if (subscriber.concurrency() > 0 && openSessions >= subscriber.concurrency()) {
            return RejectReason.TOO_MANY_SESSIONS;
        }
        if (!subscriber.loginServices().areComplete()) {
            return RejectReason.REQUIRED_SERVICE_MISSING;
        }
        return null;
    }

    private static @Nullable RejectReason reasonAgainst(Credential credential, @Nullable LoginProfile subscriber) {
        if (credential instanceof Credential.None) {
            return RejectReason.NO_PASSWORD;
        }
        if (credential instanceof Credential.Several) {
            return RejectReason.SEVERAL_PASSWORDS;
        }
        if (credential instanceof Credential.Malformed) {
            return RejectReason.MALFORMED_PASSWORD;
        }
        byte[] stored = subscriber == null ? null : subscriber.credential();
        boolean proven = proves(credential, stored == null ? NOBODYS_PASSWORD : stored);
        if (subscriber == null) {
            return RejectReason.UNKNOWN_LOGIN;
        }
        if (stored == null) {
            return RejectReason.NO_STORED_PASSWORD;
        }
        if (proven) {
            return null;
        }
        return credential instanceof Credential.Pap pap && !isPrintable(pap.clear())
                ? RejectReason.PROBABLE_SECRET_MISMATCH
                : RejectReason.WRONG_PASSWORD;
    }

    private static boolean proves(Credential credential, byte[] password) {
        if (credential instanceof Credential.Pap pap) {
            return MessageDigest.isEqual(password, pap.clear());
        }
        if (credential instanceof Credential.MsChap2 chap) {
            return chap.provesPassword().test(password);
        }
        return credential instanceof Credential.Chap chap
                && chap.provesPassword().test(password);
    }

    private static boolean isPrintable(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .chars()
                    .noneMatch(Character::isISOControl);
        } catch (CharacterCodingException e) {
            // Not UTF-8, which is an answer here and no fault.
            return false;
        }
    }
}
