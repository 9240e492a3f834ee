package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.operation.Operation;
import io.sluice.operation.OperationState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Tells of operations that this node dispatched as soon as they are committed; the others, and those that were over before
 * anybody asked, are looked for in one statement for all.
 */
public final class AwaitedOperations implements OperationOutcomes {

    private static final String ANSWERABLE =
            "select id, state, error_cause, detail from operation where id = any(?) and answerable";

    private record Awaiting(Instant deadline, Consumer<Outcome> callback) {}

    private final DataSource database;
    private final Clock clock;
    private final Map<UUID, List<Awaiting>> awaited = new ConcurrentHashMap<>();

    public AwaitedOperations(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void await(UUID operation, Instant deadline, Consumer<Outcome> callback) {
        awaited.compute(operation, (id, others) -> {
            List<Awaiting> all = others == null ? new CopyOnWriteArrayList<>() : others;
            all.add(new Awaiting(deadline, callback));
            return all;
        });
    }

    /** An operation can be answered, and that is committed. */
    void settled(Operation operation) {
        if (!awaited.isEmpty()) {
            tell(new Outcome(
                    operation.id(),
                    operation.state(),
                    true,
                    operation.progress().errorCause(),
                    operation.progress().detail()));
        }
    }

    private void tell(Outcome outcome) {
        List<Awaiting> waiting = awaited.remove(outcome.operation());
        if (waiting != null) {
            waiting.forEach(each -> each.callback().accept(outcome));
        }
    }

    /** Looks for what this node was not told of, and lets those go whose time is over. */
    void poll() {
        if (awaited.isEmpty()) {
            return;
        }
        try {
            answerable(awaited.keySet()).forEach(this::tell);
        } finally {
            expire(clock.instant());
        }
    }

    private void expire(Instant now) {
        for (UUID operation : awaited.keySet()) {
            List<Awaiting> over = new ArrayList<>();
            awaited.computeIfPresent(operation, (id, waiting) -> {
                waiting.stream().filter(each -> !each.deadline().isAfter(now)).forEach(over::add);
                waiting.removeAll(over);
                return waiting.isEmpty() ? null : waiting;
            });
            over.forEach(each -> each.callback().accept(Outcome.undecided(operation)));
        }
    }

    private List<Outcome> answerable(Collection<UUID> operations) {
        List<Outcome> outcomes = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ANSWERABLE)) {
            select.setObject(1, operations.toArray(UUID[]::new));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    outcomes.add(new Outcome(
                            rows.getObject(1, UUID.class),
                            OperationState.of(rows.getInt(2)),
                            true,
                            rows.getObject(3, Integer.class),
                            rows.getString(4)));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        return outcomes;
    }
}
