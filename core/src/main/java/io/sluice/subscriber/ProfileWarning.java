package io.sluice.subscriber;

/**
 * Something in a subscriber's record or subscriptions that cannot be sent as it is written.
 *
 * @param kind what is wrong
 * @param detail which attribute or service, in words
 */
public record ProfileWarning(Kind kind, String detail) {

    /** What is wrong, and what a login does about it. */
    public enum Kind {
        /** No dictionary has the attribute; it is not sent. */
        ATTRIBUTE_UNKNOWN,
        /** The attribute's value does not fit its type; it is not sent. */
        ATTRIBUTE_INVALID,
        /** The attribute carries no tag, or the tag is out of range; it is not sent. */
        ATTRIBUTE_TAG_INVALID,
        /** The attribute is Sluice's to set, or must not stand in an Access-Accept; it is not sent. */
        ATTRIBUTE_RESERVED,
        /** The record's attributes do not fit into a packet beside the services; those that do not are not sent. */
        ATTRIBUTES_TOO_LONG,
        /** The activation string cannot be read or made; the service is not started. */
        SERVICE_INVALID,
        /** Two services on one tag; the first counts. */
        TAG_TAKEN,
        /** A limit of more than 24 bits; what is left modulo 2^24 is sent. */
        LIMIT_WRAPPED,
        /** A limit that would wrap to 0, which means unlimited; the greatest value of 24 bits is sent. */
        LIMIT_CAPPED,
        /** A limit that never fires, since the statistics it needs are off; it is sent as written. */
        LIMIT_INERT,
        /** An exclusive scope has the service elsewhere; it is not started. */
        SERVICE_WITHHELD,
        /** A NAS that keeps one result of all services cannot be told of a change; nothing is sent. */
        NOTHING_RENDERED,
        /** An argument outside the range of its parameter; it is sent as written, for a router activates it. */
        PARAMETER_OUT_OF_RANGE,
        /** A second member of a mutex group; only the first in activation order is started. */
        MUTEX_EXCLUDED,
        /** A service without which there is no login cannot be started; the login is refused. */
        REQUIRED_SERVICE_MISSING
    }
}
