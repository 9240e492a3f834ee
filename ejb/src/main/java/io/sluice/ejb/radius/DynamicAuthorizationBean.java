package io.sluice.ejb.radius;

import io.sluice.ejb.metrics.Deliveries;
import io.sluice.ejb.platform.AfterCommit;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.FaultOfData;
import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusListener;
import io.sluice.radius.connector.RejectedBatch;
import io.sluice.radius.connector.RequestKind;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Takes CoA- and Disconnect-Requests (flow B): one transaction for the orders of each batch. Refusals leave with its commit;
 * what was ordered is answered when the NAS has been asked.
 */
@MessageDriven(
        messageListenerInterface = RadiusListener.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "kind", propertyValue = "DYNAUTH"),
            @ActivationConfigProperty(propertyName = "port", propertyValue = "${sluice.radius.dynauth.port:3799}"),
            @ActivationConfigProperty(propertyName = "bindAddress", propertyValue = "${sluice.bind.address:127.0.0.1}"),
            // RFC 5176 §2.3: answers are kept as long as a request may be old
            @ActivationConfigProperty(propertyName = "duplicateSeconds", propertyValue = "300"),
            @ActivationConfigProperty(
                    propertyName = "timestampSeconds",
                    propertyValue = "${sluice.radius.dynauth.timestamp-seconds:300}"),
            @ActivationConfigProperty(
                    propertyName = "timestampRequired",
                    propertyValue = "${sluice.radius.dynauth.timestamp-required:false}")
        })
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class DynamicAuthorizationBean implements RadiusListener {

    @Inject
    private DynamicExchanges exchanges;

    @Inject
    private Deliveries deliveries;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    /** For the container, whose endpoint proxy extends this class and takes no other constructor. */
    @SuppressWarnings("NullAway.Init")
    public DynamicAuthorizationBean() {}

    DynamicAuthorizationBean(
            DynamicExchanges exchanges, Deliveries deliveries, TransactionSynchronizationRegistry transaction) {
        this.exchanges = exchanges;
        this.deliveries = deliveries;
        this.transaction = transaction;
    }

    @Override
    public void onRequests(RadiusBatch batch) {
        Deliveries.Delivery delivery =
                deliveries.begin(RequestKind.DYNAUTH, batch.exchanges().size());
        try {
            Runnable committed = exchanges.decide(batch);
            AfterCommit.run(transaction, () -> {
                batch.committed();
                committed.run();
                delivery.end();
            });
        } catch (DatabaseAway e) {
            if (FaultOfData.is(e.getCause())) {
                throw new RejectedBatch("the database refuses the batch: " + e.getMessage(), e);
            }
            batch.unavailable();
            transaction.setRollbackOnly();
        }
    }
}
