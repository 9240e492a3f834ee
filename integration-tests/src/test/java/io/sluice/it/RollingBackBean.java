package io.sluice.it;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.radius.connector.RadiusListener;
import io.sluice.radius.packet.PacketCode;
import jakarta.annotation.Resource;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Stores each user name and answers; if one of them is {@value #ROLL_BACK}, it then says {@code setRollbackOnly} without any
 * exception, the case of which neither the call nor {@code afterDelivery} tells the resource adapter.
 */
@MessageDriven(messageListenerInterface = RadiusListener.class)
public class RollingBackBean implements RadiusListener {

    static final String ROLL_BACK = "roll-back";

    @Resource
    private MessageDrivenContext context;

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Override
    public void onRequests(RadiusBatch batch) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // only the outcome matters
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    batch.committed();
                }
            }
        });
        for (RadiusExchange exchange : batch.exchanges()) {
            String name = exchange.request().text(StandardAttributes.USER_NAME).orElseThrow();
            store(name);
            exchange.reply(PacketCode.ACCESS_ACCEPT);
            if (name.equals(ROLL_BACK)) {
                context.setRollbackOnly();
            }
        }
    }

    private void store(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into roll_back_it (name) values (?)")) {
            insert.setString(1, name);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
