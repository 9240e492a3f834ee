package io.sluice.batch.retention;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;

/** Makes one partition in one transaction. */
@Stateless
public class PartitionMaker {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @SuppressWarnings("NullAway.Init")
    protected PartitionMaker() {}

    /**
     * Makes a day's partition unless there is one or the database does not use partitions.
     *
     * @return whether it was made
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean make(LocalDate day) {
        try (Connection connection = database.getConnection()) {
            AccountingPartitions partitions = new AccountingPartitions(connection);
            return partitions.areUsed() && partitions.make(day);
        } catch (SQLException e) {
            throw new PartitionNotMade(day, e);
        }
    }
}
