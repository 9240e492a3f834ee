package io.sluice.ejb.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * The subscriber session an operation is about, as its NAS may know it. What the session's row does not say is null; where
 * there is no row, the operation says the login.
 *
 * @param ended whether the session is closed
 */
public record Addressee(
        String acctSessionId,
        String login,
        @Nullable Long subscriberId,
        @Nullable Long nasPort,
        @Nullable String nasPortId,
        @Nullable String callingStationId,
        @Nullable String framedIpAddress,
        @Nullable String framedIpv6Prefix,
        boolean ended) {}
