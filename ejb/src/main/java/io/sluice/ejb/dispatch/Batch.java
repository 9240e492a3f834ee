package io.sluice.ejb.dispatch;

import io.sluice.ejb.dispatch.OperationRows.Evidence;
import io.sluice.ejb.dispatch.OperationRows.SessionServices;
import io.sluice.operation.Event;
import io.sluice.operation.Lane;
import io.sluice.operation.NasTraits;
import io.sluice.operation.Operation;
import io.sluice.operation.OperationMachine;
import io.sluice.operation.OperationPlan;
import io.sluice.operation.OperationPlanner;
import io.sluice.operation.OperationState;
import io.sluice.operation.Phase;
import io.sluice.operation.ServiceEffect;
import io.sluice.operation.ServiceTarget;
import io.sluice.operation.Transition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One transaction of a NAS's dispatcher: writes what became of requests that have ended, takes up the next operations, and
 * stores what will be sent. Only after the commit anything leaves or is remembered.
 */
final class Batch {

    /** Operations taken up together: small, so that a person's never waits behind a large page of others. */
    static final int PAGE = 256;

    /** Operations of people that may leave although the window is full. */
    static final int RESERVE = 16;

    private static final int RESOURCES_UNAVAILABLE = 506;

    private final NasDispatcher dispatcher;
    private final Surroundings around;
    private final Lease lease;
    private final Instant now;
    private final Sending sending;
    private final Map<UUID, Staged> staged = new LinkedHashMap<>();
    private final Map<UUID, Set<String>> unnumbered = new HashMap<>();
    private List<Staged> unwritten = new ArrayList<>();
    private List<Arrival> arrivals = List.of();
    private boolean loading;
    private boolean more;
    private boolean tending;

    Batch(NasDispatcher dispatcher, Surroundings around, Lease lease) {
        this.dispatcher = dispatcher;
        this.around = around;
        this.lease = lease;
        this.now = around.clock().instant();
        NasTarget nas = around.targets().find(dispatcher.nasId()).orElse(null);
        this.sending = new Sending(around, nas, now);
    }

    /** Somebody else holds the lease by now. */
    static final class LeaseLost extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Somebody else ended an operation that this node has under way. */
    static final class EndedElsewhere extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EndedElsewhere() {
            super("an operation under way was ended by somebody else");
        }
    }

    void run() throws SQLException {
        try {
            LocalTransaction.on(around.database(), connection -> {
                within(connection);
                return staged.size();
            });
        } catch (SQLException | RuntimeException e) {
            staged.values().forEach(Staged::cancel);
            throw e;
        } finally {
            sending.close();
        }
        committed();
    }

    /** Whether there is more to be taken up and room for it. */
    boolean leavesMore() {
        return more;
    }

    private void within(Connection connection) throws SQLException {
        around.rows().begin(connection);
        if (!LeaseTable.guard(connection, dispatcher.nasId(), lease.fence())) {
            throw new LeaseLost();
        }
        loading = !dispatcher.isLoaded();
        if (loading) {
            load(connection);
        }
        arrivals();
        tending = dispatcher.takeTend();
        boolean evidence = dispatcher.takeEvidence();
        if (tending || evidence) {
            lookForEvidence(connection);
        }
        if (tending) {
            tend(connection);
        }
        due();
        write(connection);
        takeUp(connection);
        write(connection);
    }

    // --- what is under way

    private void load(Connection connection) throws SQLException {
        for (OperationRow row : around.rows().underWay(connection, dispatcher.nasId())) {
            Staged each = stage(new UnderWay(row.operation(), row.addressee()), false, 0);
            sending.goOn(each, row.sent());
        }
    }

    private Staged stage(UnderWay underWay, boolean planned, int transmissions) {
        Staged each = new Staged(underWay, planned, transmissions);
        staged.put(underWay.operation().id(), each);
        unwritten.add(each);
        return each;
    }

    private void arrivals() {
        arrivals = dispatcher.takeArrivals();
        for (Arrival arrival : arrivals) {
            Reply reply = sending.read(arrival.outcome());
            boolean forLoad = Objects.equals(reply.errorCause(), RESOURCES_UNAVAILABLE);
            dispatcher.flight().ended(arrival.request(), arrival.outcome(), forLoad);
            if (arrival.isAwaited()) {
                Staged each = stage(arrival.of(), false, reply.transmissions());
                happens(each, reply.event());
            }
        }
    }

    private void happens(Staged each, Event event) {
        each.follow(OperationMachine.on(each.operation(), event, sending.traits(), now));
        sending.goOn(each, null);
    }

    private void due() {
        for (UnderWay each : dispatcher.underWay().values()) {
            if (each.isDue(now) && !staged.containsKey(each.operation().id())) {
                sending.goOn(stage(each, false, 0), null);
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
            for (UUID id : around.rows().displaced(connection, superseding, now)) {
                happensUnlessStaged(id, new Event.Displaced());
            }
        }
    }

    private void happensUnlessStaged(UUID id, Event event) {
        UnderWay underWay = dispatcher.underWay().get(id);
        if (underWay != null && !staged.containsKey(id)) {
            underWay.cancel();
            happens(stage(underWay, false, 0), event);
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

    // --- what is taken up

    private void takeUp(Connection connection) throws SQLException {
        if (tending) {
            begin(connection, around.rows().overdue(connection, dispatcher.nasId(), now, PAGE));
        }
        boolean looking = dispatcher.takeLook();
        boolean finished = freesASession();
        if (!looking && !finished) {
            return;
        }
        int leaving = (int)
                staged.values().stream().filter(each -> each.request() != null).count();
        int room = dispatcher.flight().room(around.nanos().getAsLong()) - leaving;
        int most = room > 0 ? Math.min(room, PAGE) : RESERVE;
        Lane slowest = room > 0 ? Lane.BULK : Lane.PERSON;
        List<OperationRow> next = around.rows().next(connection, dispatcher.nasId(), slowest, now, most);
        begin(connection, next);
        boolean full = next.size() == most;
        if (full || slowest == Lane.PERSON) {
            dispatcher.lookAgain();
        }
        more = full && room > most;
    }

    /** Whether a session has become free, whose next operation may wait. */
    private boolean freesASession() {
        return staged.values().stream()
                .anyMatch(each -> !each.operation().state().isOpen());
    }

    private void begin(Connection connection, List<OperationRow> rows) throws SQLException {
        List<OperationRow> fresh = rows.stream()
                .filter(row -> row.operation().state() == OperationState.REQUESTED
                        && !staged.containsKey(row.operation().id()))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        learnGroups(connection, fresh);
        Map<String, SessionServices> services = around.rows()
                .services(
                        connection,
                        dispatcher.nasId(),
                        fresh.stream()
                                .map(row -> row.addressee().acctSessionId())
                                .toList());
        Set<String> sessions = new HashSet<>();
        for (OperationRow row : fresh) {
            String session = row.addressee().acctSessionId();
            // Two overdue ones of a session: the second follows when the first is written.
            if (sessions.add(session)) {
                begin(row, services.getOrDefault(session, SessionServices.NONE));
            }
        }
    }

    private void learnGroups(Connection connection, List<OperationRow> rows) throws SQLException {
        around.groups()
                .learn(
                        connection,
                        rows.stream()
                                .flatMap(row -> row.operation().wanted().start().stream())
                                .map(ServiceTarget::serviceVersion)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
    }

    private void begin(OperationRow row, SessionServices services) {
        Operation operation = row.operation();
        NasTraits traits = sending.traits();
        OperationPlan plan = OperationPlanner.plan(operation.wanted(), services.open(), around.groups(), traits);
        Transition begun = OperationMachine.begin(operation, plan, traits, now);
        Staged each = stage(new UnderWay(operation, row.addressee()), true, 0);
        unnumbered.put(operation.id(), services.unnumbered());
        if (row.addressee().ended() && begun.operation().state() == OperationState.SENT) {
            // Nothing of it begins, so nothing of its beginning is stored.
            each.follow(OperationMachine.on(begun.operation(), new Event.SessionEnded(), traits, now));
        } else {
            each.follow(begun);
        }
        sending.goOn(each, null);
    }

    // --- writing

    private void write(Connection connection) throws SQLException {
        List<Staged> changed = unwritten.stream().filter(Staged::isChanged).toList();
        unwritten = new ArrayList<>();
        if (changed.isEmpty()) {
            return;
        }
        int written = around.rows()
                .write(connection, changed.stream().map(Staged::change).toList(), lease.fence(), now);
        if (written != changed.size()) {
            throw new EndedElsewhere();
        }
        around.rows().start(connection, starts(changed), now);
        around.rows()
                .apply(
                        connection,
                        changed.stream()
                                .flatMap(each -> each.effects().stream())
                                .toList(),
                        now);
        Set<String> unknown = changed.stream()
                .filter(Staged::sessionUnknown)
                .map(each -> each.operation().session().acctSessionId())
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            around.rows().stale(connection, dispatcher.nasId(), unknown);
        }
    }

    private List<ServiceStart> starts(List<Staged> changed) {
        List<ServiceStart> starts = new ArrayList<>();
        for (Staged each : changed) {
            for (ServiceEffect effect : each.effects()) {
                if (effect.kind() == ServiceEffect.Kind.STARTING) {
                    starts.add(start(each, effect.target()));
                }
            }
        }
        return starts;
    }

    private ServiceStart start(Staged each, ServiceTarget target) {
        boolean again = unnumbered.getOrDefault(each.operation().id(), Set.of()).contains(target.activation());
        return new ServiceStart(target, each.operation(), each.underWay().addressee(), again);
    }

    // --- after the commit

    private void committed() {
        if (loading) {
            dispatcher.loaded(lease.fence());
        }
        for (Arrival arrival : arrivals) {
            count(arrival);
        }
        List<Staged> leaving = new ArrayList<>();
        for (Staged each : staged.values()) {
            boolean newlyAnswerable = each.isNewlyAnswerable();
            alarm(each);
            remember(each);
            if (newlyAnswerable) {
                around.awaited().settled(each.operation());
            }
            if (each.request() != null) {
                leaving.add(each);
            }
        }
        send(leaving);
        dispatcher.rest(sending.lackedIdentifiers());
    }

    private void remember(Staged each) {
        UnderWay underWay = each.underWay();
        UUID id = underWay.operation().id();
        underWay.becomes(each.operation(), each.request());
        if (each.operation().state() == OperationState.SENT) {
            dispatcher.underWay().put(id, underWay);
        } else {
            dispatcher.underWay().remove(id);
        }
    }

    private void send(List<Staged> leaving) {
        Lease held = dispatcher.lease();
        if (held == null
                || held.fence() != lease.fence()
                || !held.allowsSending(around.nanos().getAsLong())) {
            // The commit took too long. What should have left stands in the rows, for whoever holds the lease next.
            throw new LeaseLost();
        }
        leaving.forEach(each -> dispatcher.send(each.underWay(), Objects.requireNonNull(each.request())));
    }

    private void count(Arrival arrival) {
        Reply reply = sending.read(arrival.outcome());
        around.counts().ended(dispatcher.nasId(), reply.result());
        if (reply.isReply()) {
            around.counts().answeredAfter(arrival.roundTripNanos());
        }
    }

    private void alarm(Staged each) {
        var before = each.underWay().operation().progress().alarm();
        var after = each.operation().progress().alarm();
        if (after != null && after != before) {
            around.counts().alarmed(dispatcher.nasId());
            DispatchLog.alarm(sending.nasName(), each.operation(), after);
        }
    }
}
