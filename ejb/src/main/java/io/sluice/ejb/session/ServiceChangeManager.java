package io.sluice.ejb.session;

import io.sluice.ejb.platform.AfterCommit;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.subscriber.OfferedServices;
import io.sluice.nas.ErrorCause;
import io.sluice.operation.ChangeObjection;
import io.sluice.operation.ChangeRule;
import io.sluice.operation.Lane;
import io.sluice.operation.Operation;
import io.sluice.operation.OperationState;
import io.sluice.operation.ServiceDraft;
import io.sluice.service.ServiceCall;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Takes orders to change live sessions: checks them and stores them as operations, in the caller's transaction. Whoever
 * dispatches hears of them after the commit.
 */
public final class ServiceChangeManager implements ChangeDesk {

    private static final String INSERT = "insert into operation (id, nas_id, acct_session_id, subscriber_session_id,"
            + " subscriber_id, login, lane, origin, ordered_by, wanted, ordered_at, due_at, give_up_at, open, state)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, ?)";

    /**
     * What a session's newer operation has to wait for must not wait in a slower lane. Rows that are locked are being worked
     * on.
     */
    private static final String HURRY = "update operation set lane = ? where id in (select id from operation"
            + " where nas_id = ? and acct_session_id = ? and state < 3 and lane > ? for update skip locked)";

    private final DataSource database;
    private final ChangeRule rule;
    private final ChangeableNas nases;
    private final OfferedServices offered;
    private final SessionIds ids;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transaction;
    private final OrderedWork work;
    private final QuotaGate quotas;
    private final AtomicLong lastId = new AtomicLong();

    /**
     * @param quotas says whether something may not be started since it is used up
     */
    public ServiceChangeManager(
            DataSource database,
            ChangeRule rule,
            ChangeableNas nases,
            OfferedServices offered,
            SessionIds ids,
            Clock clock,
            TransactionSynchronizationRegistry transaction,
            OrderedWork work,
            QuotaGate quotas) {
        this.quotas = quotas;
        this.database = database;
        this.rule = rule;
        this.nases = nases;
        this.offered = offered;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
        this.work = work;
    }

    /** Everything that speaks against an order; it is taken only if nothing does. */
    @Override
    public List<ChangeObjection> objectionsTo(ChangeOrder order) {
        Optional<Boolean> canUpdate = nases.canUpdate(order.session().key().nasId());
        List<ChangeObjection> objections = new ArrayList<>();
        if (!order.session().open()) {
            objections.add(
                    ChangeObjection.whole(ErrorCause.SESSION_CONTEXT_NOT_FOUND, "the subscriber session has ended"));
        } else if (canUpdate.isEmpty()) {
            objections.add(
                    ChangeObjection.whole(ErrorCause.REQUEST_NOT_ROUTABLE, "its NAS has no address for CoA-Requests"));
        }
        objections.addAll(rule.objectionsTo(order.draft(), canUpdate.orElse(false)));
        if (objections.isEmpty()) {
            objections.addAll(objectionsOfNas(order));
            objections.addAll(usedUp(order));
        }
        return objections;
    }

    private List<ChangeObjection> usedUp(ChangeOrder order) {
        List<ChangeObjection> objections = new ArrayList<>();
        Long subscriber = order.session().subscriberId();
        List<ServiceDraft> start = order.draft().start();
        for (int i = 0; subscriber != null && i < start.size(); i++) {
            int index = i;
            quotas.objectionTo(subscriber, start.get(i).activation())
                    .ifPresent(detail -> objections.add(new ChangeObjection(
                            ErrorCause.RESOURCES_UNAVAILABLE, ChangeObjection.Part.START, index, detail)));
        }
        return objections;
    }

    private List<ChangeObjection> objectionsOfNas(ChangeOrder order) {
        List<ChangeObjection> objections = new ArrayList<>();
        nases.foreignIn(order.session().key().nasId(), order.draft().relayed())
                .ifPresent(name -> objections.add(ChangeObjection.whole(
                        ErrorCause.UNSUPPORTED_ATTRIBUTE, name + " is not understood by this kind of NAS")));
        List<ServiceDraft> start = order.draft().start();
        for (int i = 0; i < start.size(); i++) {
            int index = i;
            String name = ServiceCall.parse(start.get(i).activation()).name();
            if (!offered.areOffered(
                    name, order.session().subscriberId(), order.session().key().nasId())) {
                // RFC 5176 §3.5: a limit of administration, not of what the NAS can do.
                objections.add(new ChangeObjection(
                        ErrorCause.ADMINISTRATIVELY_PROHIBITED,
                        ChangeObjection.Part.START,
                        index,
                        name + " is not offered there: an exclusive scope has it elsewhere"));
            }
            nases.objectionTo(order.session().key().nasId(), rule.tried(start.get(i)))
                    .ifPresent(detail -> objections.add(new ChangeObjection(
                            ErrorCause.UNSUPPORTED_SERVICE, ChangeObjection.Part.START, index, detail)));
        }
        return objections;
    }

    /**
     * Takes one order.
     *
     * @throws ChangeRefused naming all that is wrong with it
     */
    public Operation order(ChangeOrder order) {
        List<ChangeObjection> objections = objectionsTo(order);
        if (!objections.isEmpty()) {
            throw new ChangeRefused(objections);
        }
        return take(List.of(order)).get(0);
    }

    /**
     * Takes orders that nothing speaks against, in this order.
     *
     * @return the operations, one for each order
     */
    @Override
    public List<Operation> take(List<ChangeOrder> orders) {
        List<Operation> operations = new ArrayList<>(orders.size());
        Set<Long> nasIds = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement hurry = connection.prepareStatement(HURRY)) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            for (ChangeOrder order : orders) {
                Operation operation = operation(order, now);
                bind(insert, operation, order, now);
                insert.addBatch();
                if (order.lane() != Lane.BULK) {
                    bind(hurry, operation);
                    hurry.addBatch();
                }
                operations.add(operation);
                nasIds.add(operation.session().nasId());
            }
            hurry.executeBatch();
            insert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        tellAfterCommit(nasIds);
        return operations;
    }

    private Operation operation(ChangeOrder order, Instant now) {
        return Operation.ordered(
                newId(now),
                order.session().key(),
                order.lane(),
                order.origin(),
                rule.wanted(order.draft(), () -> newId(now)),
                now,
                now.plus(order.patience()));
    }

    /** Ids a microsecond apart, so that the orders of one session keep their order. */
    private UUID newId(Instant now) {
        long micros = SessionIds.micros(now);
        return ids.next(lastId.accumulateAndGet(micros, (last, next) -> Math.max(last + 1, next)));
    }

    private static void bind(PreparedStatement insert, Operation operation, ChangeOrder order, Instant now)
            throws SQLException {
        OrderedSession session = order.session();
        insert.setObject(1, operation.id());
        insert.setLong(2, session.key().nasId());
        insert.setString(3, session.key().acctSessionId());
        insert.setObject(4, session.id());
        if (session.subscriberId() == null) {
            insert.setNull(5, Types.BIGINT);
        } else {
            insert.setLong(5, session.subscriberId());
        }
        insert.setString(6, session.login());
        insert.setInt(7, operation.lane().code());
        insert.setInt(8, operation.origin().code());
        insert.setString(9, order.orderedBy());
        insert.setString(10, operation.wanted().text());
        insert.setTimestamp(11, Timestamp.from(now));
        insert.setTimestamp(12, Timestamp.from(operation.dueAt()));
        insert.setTimestamp(13, Timestamp.from(operation.giveUpAt()));
        insert.setInt(14, OperationState.REQUESTED.code());
    }

    private static void bind(PreparedStatement hurry, Operation operation) throws SQLException {
        hurry.setInt(1, operation.lane().code());
        hurry.setLong(2, operation.session().nasId());
        hurry.setString(3, operation.session().acctSessionId());
        hurry.setInt(4, operation.lane().code());
    }

    private void tellAfterCommit(Set<Long> nasIds) {
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            AfterCommit.run(transaction, () -> work.ordered(nasIds));
        } else {
            work.ordered(nasIds);
        }
    }
}
