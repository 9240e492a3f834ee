package io.sluice.ejb.dispatch;

import io.sluice.ejb.lease.Lease;
import io.sluice.ejb.lease.Leased;
import io.sluice.ejb.lease.LocalTransaction;
import io.sluice.ejb.session.StaticServices;
import io.sluice.operation.Event;
import io.sluice.operation.OperationMachine;
import io.sluice.operation.OperationState;
import io.sluice.operation.ServiceEffect;
import io.sluice.operation.ServiceTarget;
import io.sluice.session.SessionKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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

    private final NasDispatcher dispatcher;
    private final Surroundings around;
    private final Lease lease;
    private final Instant now;
    private final long beganNanos;
    private final Sending sending;
    private final Map<UUID, Staged> staged = new LinkedHashMap<>();
    private final Intake intake;
    private List<Staged> unwritten = new ArrayList<>();
    private List<Arrival> arrivals = List.of();
    private boolean loading;
    private boolean more;

    Batch(NasDispatcher dispatcher, Surroundings around, Lease lease) {
        this.dispatcher = dispatcher;
        this.around = around;
        this.lease = lease;
        this.now = around.clock().instant();
        this.beganNanos = around.nanos().getAsLong();
        NasTarget nas = around.targets().find(dispatcher.nasId()).orElse(null);
        this.sending = new Sending(around, nas, now);
        this.intake = new Intake(this, dispatcher, around);
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
        guard(connection);
        loading = !dispatcher.isLoaded();
        boolean tending = dispatcher.takeTend();
        Continuation continuation = new Continuation(this, dispatcher, around);
        arrivals = continuation.goOn(connection, loading, tending);
        write(connection);
        more = intake.takeUp(connection, tending);
        write(connection);
    }

    /** A lease in use is renewed by whoever uses it: its row is locked most of the time. */
    private void guard(Connection connection) throws SQLException {
        boolean held = lease.isAgeing(beganNanos)
                ? Leased.NAS.guardAndRenew(connection, dispatcher.nasId(), lease.fence())
                : Leased.NAS.guard(connection, dispatcher.nasId(), lease.fence());
        if (!held) {
            throw new LeaseLost();
        }
    }

    // --- what the parts of a batch share

    /** Begins to make something of an operation; whatever is made of it until the next writing is written then. */
    Staged stage(UnderWay underWay, boolean planned, int transmissions) {
        Staged each = new Staged(underWay, planned, transmissions);
        staged.put(underWay.operation().id(), each);
        unwritten.add(each);
        return each;
    }

    /** Follows an event to the operation's next packet, or to where it waits or ends. */
    void happens(Staged each, Event event) {
        each.follow(OperationMachine.on(each.operation(), event, sending.traits(), now));
        sending.goOn(each, null);
    }

    Map<UUID, Staged> staged() {
        return staged;
    }

    Sending sending() {
        return sending;
    }

    Instant now() {
        return now;
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
        writeStatics(connection, changed);
        tellFollowers(connection, changed);
        Set<String> unknown = changed.stream()
                .filter(Staged::sessionUnknown)
                .map(each -> each.operation().session().acctSessionId())
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            around.rows().stale(connection, dispatcher.nasId(), unknown);
        }
    }

    private void tellFollowers(Connection connection, List<Staged> changed) throws SQLException {
        Set<SessionKey> touched = changed.stream()
                .filter(each -> !each.effects().isEmpty())
                .map(each -> each.operation().session())
                .collect(Collectors.toSet());
        if (!touched.isEmpty()) {
            around.followers().changed(connection, touched);
        }
    }

    /** What the asker is told to be so counts for later logins too: what he had stopped is not kept, what he wants kept is. */
    private void writeStatics(Connection connection, List<Staged> changed) throws SQLException {
        List<StaticServices.Key> stopped = new ArrayList<>();
        List<StaticServices.Kept> kept = new ArrayList<>();
        for (Staged each : changed) {
            each.addStatics(stopped, kept);
        }
        if (!stopped.isEmpty()) {
            StaticServices.drop(connection, stopped, now);
        }
        if (!kept.isEmpty()) {
            StaticServices.keep(connection, kept, now);
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
        boolean again = intake.hadItBefore(each.operation().id(), target.activation());
        return new ServiceStart(target, each.operation(), each.underWay().addressee(), again);
    }

    // --- after the commit

    private void committed() {
        if (lease.isAgeing(beganNanos)) {
            dispatcher.renewed(lease, Lease.asked(lease.fence(), beganNanos));
        }
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
