package io.sluice.accounting;

import org.jspecify.annotations.Nullable;

/**
 * Where a subscriber is connected and what was assigned to them; null for what was not sent.
 *
 * @param nasPort NAS-Port, 32 bits unsigned
 * @param framedIpAddress IPv4 address in dotted form
 * @param framedIpv6Prefix prefix in CIDR form
 * @param delegatedIpv6Prefix prefix in CIDR form
 * @param icrPartition ICR-Partition-Id (26-4874-150): the part of a redundant router that serves the line
 */
public record AccountedLine(
        @Nullable Long nasPort,
        @Nullable String nasPortId,
        @Nullable String callingStationId,
        @Nullable String framedIpAddress,
        @Nullable String framedIpv6Prefix,
        @Nullable String delegatedIpv6Prefix,
        @Nullable String icrPartition) {

    public static final AccountedLine UNKNOWN = new AccountedLine(null, null, null, null, null, null, null);

    /** This line, with what it does not know taken from the other. */
    public AccountedLine or(AccountedLine other) {
        return new AccountedLine(
                nasPort != null ? nasPort : other.nasPort,
                nasPortId != null ? nasPortId : other.nasPortId,
                callingStationId != null ? callingStationId : other.callingStationId,
                framedIpAddress != null ? framedIpAddress : other.framedIpAddress,
                framedIpv6Prefix != null ? framedIpv6Prefix : other.framedIpv6Prefix,
                delegatedIpv6Prefix != null ? delegatedIpv6Prefix : other.delegatedIpv6Prefix,
                icrPartition != null ? icrPartition : other.icrPartition);
    }
}
