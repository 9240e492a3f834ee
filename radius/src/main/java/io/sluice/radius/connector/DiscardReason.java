package io.sluice.radius.connector;

/** Why a datagram got no answer; the names of the counters. */
public enum DiscardReason {
    /** The framing is unsound (RFC 2865 §3). */
    MALFORMED,
    /** A code that does not belong on this port. */
    WRONG_CODE,
    /** No client rule covers the source address. */
    UNKNOWN_CLIENT,
    /** The client's rule does not allow this kind of request. */
    KIND_NOT_ALLOWED,
    /** The Request Authenticator does not fit: most often the shared secret differs. */
    WRONG_AUTHENTICATOR,
    WRONG_MESSAGE_AUTHENTICATOR,
    MISSING_MESSAGE_AUTHENTICATOR,
    /** Proxy-State without Message-Authenticator from a client for which that is limited (CVE-2024-3596). */
    UNPROTECTED_PROXY_STATE,
    /** A retransmission of a request that is still being worked on. */
    DUPLICATE_IN_PROGRESS,
    /** More was waiting than could be worked on. */
    OVERLOAD,
    /** What the answer depends on was away, or the batch was rolled back. */
    NOT_STORED,
    /** So many Proxy-States that the request runs in a circle. */
    PROXY_LOOP,
    /** The data of this very request could not be stored. */
    POISONOUS,
    /** Event-Timestamp before the window of RFC 5176 §6.3: replayed, or delayed on its way. */
    STALE_TIMESTAMP,
    /** Event-Timestamp beyond that window: most often the sender's clock is ahead, or ours behind. */
    FUTURE_TIMESTAMP,
    /** Event-Timestamp that is no time: not of four octets, or more than one. */
    MALFORMED_TIMESTAMP,
    /** No Event-Timestamp where the port requires one. */
    MISSING_TIMESTAMP,
    /** The bean decided nothing. */
    UNDECIDED
}
