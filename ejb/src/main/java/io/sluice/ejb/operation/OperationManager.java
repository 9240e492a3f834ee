package io.sluice.ejb.operation;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.Members;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.operation.OperationState;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/** Withdraws operations that nothing was sent of yet. */
@Stateless
public class OperationManager {

    /** Only where nobody has taken it up since it was read: the dispatcher's own update then finds it closed, or ours does nothing. */
    private static final String CANCEL =
            "update operation set state = ?, open = false, answerable = true, ended_at = ?, detail = ? where id = ? and state = ?";

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @EJB
    private OperationQueries queries;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    @SuppressWarnings("NullAway.Init")
    protected OperationManager() {}

    OperationManager(DataSource database, OperationQueries queries, AuditTrail audit, Clock clock) {
        this.database = database;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Withdraws one.
     *
     * @throws Refused if it is not there, or not waiting any more
     */
    public OperationView cancel(UUID id, Actor actor) {
        OperationView found = queries.operation(id, actor.scope())
                .orElseThrow(() -> Refused.notFound("No operation has the id " + id + '.'));
        if (found.operation().state() != OperationState.REQUESTED || !withdraw(id, actor)) {
            throw Refused.inUse("It is not waiting any more; what was sent cannot be called back.");
        }
        audit.record(
                actor,
                "operation.cancelled",
                "/operations/" + id,
                null,
                new Members().with("login", found.login()).build());
        return found;
    }

    private boolean withdraw(UUID id, Actor actor) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(CANCEL)) {
            update.setInt(1, OperationState.CANCELLED.code());
            update.setTimestamp(2, Timestamp.from(clock.instant()));
            update.setString(3, "withdrawn by " + actor.name());
            update.setObject(4, id);
            update.setInt(5, OperationState.REQUESTED.code());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }
}
