package io.sluice.ejb.dispatch;

import io.sluice.operation.NasTraits;
import io.sluice.operation.Step;
import io.sluice.radius.packet.RadiusPacket;

/** Puts what operations want into the words of each NAS, and its replies into ours. */
interface Packets {

    /** What the way of an operation depends on in this NAS. */
    NasTraits traits(NasTarget nas);

    /**
     * The attributes of a step's request.
     *
     * @param eventTimestamp Event-Timestamp, seconds since 1970
     * @throws Unspeakable if this NAS cannot be told so
     */
    byte[] attributes(NasTarget nas, Addressee addressee, Step step, long eventTimestamp);

    /** What a NAK says beside its Error-Cause, empty if nothing. */
    String reason(NasTarget nas, RadiusPacket nak);

    /** The NAS's family has no words for it. */
    final class Unspeakable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unspeakable(String why) {
            super(why);
        }
    }
}
