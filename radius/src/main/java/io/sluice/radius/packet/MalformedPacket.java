package io.sluice.radius.packet;

/**
 * A datagram that breaks the framing rules of RFC 2865 §3 and §5. The only fitting answer is silence; the reason is for
 * counters.
 */
public final class MalformedPacket extends Exception {

    /** What is wrong with the datagram. */
    public enum Reason {
        /** Fewer than 20 octets. */
        TOO_SHORT,
        /** The Length field is below 20, above 4096 or above what arrived. */
        BAD_LENGTH,
        /** An attribute with a length of 0 or 1, or one that runs over the end of the packet. */
        BAD_ATTRIBUTE,
        /** A packet code that Sluice does not speak. */
        UNKNOWN_CODE
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public MalformedPacket(Reason reason) {
        // No stack trace: whoever floods us with rubbish must not make us work for it.
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
