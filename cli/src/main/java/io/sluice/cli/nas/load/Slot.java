package io.sluice.cli.nas.load;

import io.sluice.radius.packet.RadiusPacket;
import org.jspecify.annotations.Nullable;

/** One identifier of one source port, and the request that uses it. Used again and again, for objects cost. */
final class Slot {

    final Lane lane;
    final int identifier;

    /** The request that is unanswered, null where none is. */
    @Nullable
    RadiusPacket request;

    long job;
    /** When it should have been sent; latency counts from here. */
    long intendedAt;

    long sentAt;
    int repeats;
    boolean counted;

    /** Neighbours in the order of {@link #sentAt}. */
    @Nullable
    Slot before;

    @Nullable
    Slot after;

    Slot(Lane lane, int identifier) {
        this.lane = lane;
        this.identifier = identifier;
    }
}
