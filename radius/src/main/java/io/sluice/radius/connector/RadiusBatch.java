package io.sluice.radius.connector;

import java.util.List;

/** The requests of one delivery: what was waiting when the last delivery ended, 1–256, in order of arrival. */
public interface RadiusBatch {

    /** The exchanges in order of arrival, never empty. */
    List<RadiusExchange> exchanges();

    /**
     * Says that everything decided in this batch is durable, so that its replies may leave. Called once, by the
     * transaction's synchronization after the commit. A batch for which this was not called, or whose
     * delivery then ends with an exception, is not answered.
     */
    void committed();

    /**
     * Says that the batch was not stored because what it is stored in is away (database down), and not for its data.
     * The connector does not deliver it again; the senders will.
     */
    void unavailable();
}
