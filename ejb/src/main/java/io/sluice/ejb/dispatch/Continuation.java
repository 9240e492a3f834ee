package io.sluice.ejb.dispatch;

import io.sluice.ejb.dispatch.OperationRows.Evidence;
import io.sluice.nas.ErrorCause;
import io.sluice.operation.Event;
import io.sluice.operation.Operation;
import io.sluice.operation.Phase;
import io.sluice.operation.ServiceTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The part of a batch that brings operations under way further: replies, times that have come, ends of sessions, evidence. */
final class Continuation {

    private final Batch batch;
    private final NasDispatcher dispatcher;
    private final Surroundings around;

    Continuation(Batch batch, NasDispatcher dispatcher, Surroundings around) {
        this.batch = batch;
        this.dispatcher = dispatcher;
        this.around = around;
    }

    /**
     * Makes what can be made of what is under way.
     *
     * @param loading whether that must be read first
     * @param tending whether to look also for what nobody told of
     * @return the requests that have ended
     */
    List<Arrival> goOn(Connection connection, boolean loading, boolean tending) throws SQLException {
        if (loading) {
            load(connection);
        }
        List<Arrival> arrivals = arrivals();
        boolean evidence = dispatcher.takeEvidence();
        if (tending || evidence) {
            lookForEvidence(connection);
        }
        if (tending) {
            tend(connection);
        }
        due();
        return arrivals;
    }

    private void load(Connection connection) throws SQLException {
        for (OperationRow row : around.rows().underWay(connection, dispatcher.nasId())) {
            Staged each = batch.stage(new UnderWay(row.operation(), row.addressee()), false, 0);
            batch.sending().goOn(each, row.sent());
        }
    }

    private List<Arrival> arrivals() {
        List<Arrival> arrivals = dispatcher.takeArrivals();
        for (Arrival arrival : arrivals) {
            Reply reply = batch.sending().read(arrival.outcome());
            boolean forLoad = ErrorCause.RESOURCES_UNAVAILABLE.is(reply.errorCause());
            dispatcher.flight().ended(arrival.request(), arrival.outcome(), forLoad);
            if (arrival.isAwaited()) {
                Staged each = batch.stage(arrival.of(), false, reply.transmissions());
                batch.happens(each, reply.event());
            }
        }
        return arrivals;
    }

    private void due() {
        for (UnderWay each : dispatcher.underWay().values()) {
            if (each.isDue(batch.now())
                    && !batch.staged().containsKey(each.operation().id())) {
                batch.sending().goOn(batch.stage(each, false, 0), null);
            }
        }
    }

    private void tend(Connection connection) throws SQLException {
        Set<UUID> all = dispatcher.underWay().keySet();
        if (all.isEmpty()) {
            return;
        }
        for (UUID id : around.rows().ended(connection, all)) {
            happensUnlessStaged(id, new Event.SessionEnded());
        }
        List<UUID> superseding = dispatcher.underWay().values().stream()
                .map(UnderWay::operation)
                .filter(operation -> operation.progress().phase() == Phase.SUPERSEDE
                        && operation.progress().attempts() > 0)
                .map(Operation::id)
                .toList();
        if (!superseding.isEmpty()) {
            for (UUID id : around.rows().displaced(connection, superseding, batch.now())) {
                happensUnlessStaged(id, new Event.Displaced());
            }
        }
    }

    private void happensUnlessStaged(UUID id, Event event) {
        UnderWay underWay = dispatcher.underWay().get(id);
        if (underWay != null && !batch.staged().containsKey(id)) {
            underWay.cancel();
            batch.happens(batch.stage(underWay, false, 0), event);
        }
    }

    private void lookForEvidence(Connection connection) throws SQLException {
        Map<UUID, List<UUID>> waiting = new LinkedHashMap<>();
        for (UnderWay each : dispatcher.underWay().values()) {
            Operation operation = each.operation();
            if (operation.progress().phase() == Phase.PROOF) {
                waiting.put(
                        operation.id(),
                        operation.planned().starts().stream()
                                .filter(ServiceTarget::isCounted)
                                .map(ServiceTarget::serviceSession)
                                .toList());
            }
        }
        if (waiting.isEmpty()) {
            return;
        }
        Map<UUID, Evidence> evidence = around.rows()
                .evidence(
                        connection,
                        waiting.values().stream().flatMap(Collection::stream).toList());
        waiting.forEach((id, services) -> {
            if (services.stream().anyMatch(service -> evidence.get(service) == Evidence.ENDED)) {
                happensUnlessStaged(id, new Event.Refuted("its accounting has ended again"));
            } else if (evidence.keySet().containsAll(services)) {
                happensUnlessStaged(id, new Event.Proven());
            }
        });
    }
}
