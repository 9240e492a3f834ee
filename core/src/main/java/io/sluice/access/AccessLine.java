package io.sluice.access;

import org.jspecify.annotations.Nullable;

/**
 * Where in the network a request comes from, in the NAS's words; null for what it does not say. Text is safe to be stored.
 *
 * @param nasPort NAS-Port, 0–4 294 967 295
 * @param framedIpAddress Framed-IP-Address in dotted form
 */
public record AccessLine(
        @Nullable String acctSessionId,
        @Nullable Long nasPort,
        @Nullable String nasPortId,
        @Nullable String callingStationId,
        @Nullable String framedIpAddress) {}
