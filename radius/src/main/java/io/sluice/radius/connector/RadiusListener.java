package io.sluice.radius.connector;

/**
 * What a message-driven bean implements to receive RADIUS requests.
 *
 * <p>A bean works in the container's transaction or in none. In a transaction it registers a synchronization that calls
 * {@link RadiusBatch#committed} after the commit; without one it calls that itself at its end. Until then nothing leaves:
 * a batch that ends unanswered was, for its senders, lost on the way.
 */
public interface RadiusListener {

    /**
     * Decides what each exchange of the batch is answered.
     *
     * @throws RejectedBatch if the batch cannot be stored for a fault in its data; the connector then delivers it again in
     *     halves until the faulty exchange stands alone
     */
    void onRequests(RadiusBatch batch);
}
