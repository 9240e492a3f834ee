package io.sluice.ejb.security;

import io.sluice.ejb.platform.DatabaseAway;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import javax.sql.DataSource;

/** Seals the audit trail each second, on every node; which of them does it the database decides. */
@Singleton
@Startup
@DependsOn("StartUp")
public class AuditTicker {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @SuppressWarnings("NullAway.Init")
    protected AuditTicker() {}

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void seal() {
        AuditSealer sealer = new AuditSealer(database);
        try {
            int sealed;
            do {
                sealed = sealer.seal();
            } while (sealed == AuditSealer.BATCH);
        } catch (DatabaseAway e) {
            // Nothing is lost: the next second finds what is still open.
            SecurityLog.notSealed(String.valueOf(e.getMessage()));
        }
    }
}
