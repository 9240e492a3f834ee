package io.sluice.ejb.accounting;

import io.sluice.ejb.metrics.Deliveries;
import io.sluice.ejb.platform.AfterCommit;
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
import java.sql.SQLException;

/**
 * Records Accounting-Requests (flow D): one transaction for each batch, and answers only once it is committed, for an
 * Accounting-Response promises that the record is safe (RFC 2866 §4.1).
 */
@MessageDriven(
        messageListenerInterface = RadiusListener.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "kind", propertyValue = "ACCT"),
            @ActivationConfigProperty(propertyName = "port", propertyValue = "${sluice.radius.acct.port:1813}"),
            @ActivationConfigProperty(propertyName = "bindAddress", propertyValue = "${sluice.bind.address:127.0.0.1}"),
            @ActivationConfigProperty(
                    propertyName = "deliveryWorkers",
                    propertyValue = "${sluice.radius.acct.workers:2}"),
            @ActivationConfigProperty(
                    propertyName = "batchLimit",
                    propertyValue = "${sluice.radius.acct.batch-limit:256}")
        })
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AccountingRequestBean implements RadiusListener {

    @Inject
    private AccountingExchanges exchanges;

    @Inject
    private AccountingManager manager;

    @Inject
    private AccountingLog log;

    @Inject
    private Deliveries deliveries;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    /** For the container, whose endpoint proxy extends this class and takes no other constructor. */
    @SuppressWarnings("NullAway.Init")
    public AccountingRequestBean() {}

    AccountingRequestBean(
            AccountingExchanges exchanges,
            AccountingManager manager,
            AccountingLog log,
            Deliveries deliveries,
            TransactionSynchronizationRegistry transaction) {
        this.exchanges = exchanges;
        this.manager = manager;
        this.log = log;
        this.deliveries = deliveries;
        this.transaction = transaction;
    }

    @Override
    public void onRequests(RadiusBatch batch) {
        Deliveries.Delivery delivery =
                deliveries.begin(RequestKind.ACCT, batch.exchanges().size());
        AccountingManager.PlannedBatch planned = manager.plan(exchanges.read(batch));
        AfterCommit.run(transaction, () -> {
            batch.committed();
            planned.committed();
            delivery.end();
        });
        try {
            planned.store();
            log.stored();
        } catch (SQLException e) {
            if (FaultOfData.is(e)) {
                throw new RejectedBatch("the database refuses the batch: " + e.getMessage(), e);
            }
            log.notStored(e);
            batch.unavailable();
            transaction.setRollbackOnly();
        }
    }
}
