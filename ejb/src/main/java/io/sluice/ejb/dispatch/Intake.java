package io.sluice.ejb.dispatch;

import io.sluice.ejb.dispatch.OperationRows.SessionServices;
import io.sluice.operation.Event;
import io.sluice.operation.Lane;
import io.sluice.operation.NasTraits;
import io.sluice.operation.Operation;
import io.sluice.operation.OperationMachine;
import io.sluice.operation.OperationPlan;
import io.sluice.operation.OperationPlanner;
import io.sluice.operation.OperationState;
import io.sluice.operation.ServiceTarget;
import io.sluice.operation.Transition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The part of a batch that takes operations up: the most urgent lane first, as many as there is room for, each with its plan. */
final class Intake {

    /** Operations taken up together: small, so that a person's never waits behind a large page of others. */
    static final int PAGE = 512;

    /** Operations of people that may leave although the window is full. */
    static final int RESERVE = 16;

    private final Batch batch;
    private final NasDispatcher dispatcher;
    private final Surroundings around;
    private final Map<UUID, Set<String>> unnumbered = new HashMap<>();

    Intake(Batch batch, NasDispatcher dispatcher, Surroundings around) {
        this.batch = batch;
        this.dispatcher = dispatcher;
        this.around = around;
    }

    /** Whether the session of an operation taken up has had such an activation that no record gave a number. */
    boolean hadItBefore(UUID operation, String activation) {
        return unnumbered.getOrDefault(operation, Set.of()).contains(activation);
    }

    /**
     * Takes up the next operations for which there is room.
     *
     * @param tending whether to end those too whose time was over before it was their turn
     * @return whether there is more of both
     */
    boolean takeUp(Connection connection, boolean tending) throws SQLException {
        if (tending) {
            begin(connection, around.rows().overdue(connection, dispatcher.nasId(), batch.now(), PAGE));
        }
        boolean looking = dispatcher.takeLook();
        boolean finished = freesASession();
        if (!looking && !finished) {
            return false;
        }
        int leaving = (int) batch.staged().values().stream()
                .filter(each -> each.request() != null)
                .count();
        int room = dispatcher.flight().room(around.nanos().getAsLong()) - leaving;
        int most = room > 0 ? Math.min(room, PAGE) : RESERVE;
        Lane slowest = room > 0 ? Lane.BULK : Lane.PERSON;
        List<OperationRow> next = around.rows().next(connection, dispatcher.nasId(), slowest, batch.now(), most);
        begin(connection, next);
        boolean full = next.size() == most;
        if (full || slowest == Lane.PERSON) {
            dispatcher.lookAgain();
        }
        return full && room > most;
    }

    /** Whether a session has become free, whose next operation may wait. */
    private boolean freesASession() {
        return batch.staged().values().stream()
                .anyMatch(each -> !each.operation().state().isOpen());
    }

    private void begin(Connection connection, List<OperationRow> rows) throws SQLException {
        List<OperationRow> fresh = rows.stream()
                .filter(row -> row.operation().state() == OperationState.REQUESTED
                        && !batch.staged().containsKey(row.operation().id()))
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
                                .distinct()
                                .toList());
        Set<String> sessions = new HashSet<>();
        for (OperationRow row : fresh) {
            String session = row.addressee().acctSessionId();
            // Two of a session: the second follows when the first is written.
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
        NasTraits traits = batch.sending().traits();
        OperationPlan plan = OperationPlanner.plan(operation.wanted(), services.open(), around.groups(), traits);
        Transition begun = OperationMachine.begin(operation, plan, traits, batch.now());
        Staged each = batch.stage(new UnderWay(operation, row.addressee()), true, 0);
        unnumbered.put(operation.id(), services.unnumbered());
        if (row.addressee().ended() && begun.operation().state() == OperationState.SENT) {
            // Nothing of it begins, so nothing of its beginning is stored.
            each.follow(OperationMachine.on(begun.operation(), new Event.SessionEnded(), traits, batch.now()));
        } else {
            each.follow(begun);
        }
        batch.sending().goOn(each, null);
    }
}
