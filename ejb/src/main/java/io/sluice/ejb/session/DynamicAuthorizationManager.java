package io.sluice.ejb.session;

import io.sluice.access.dynamic.DynamicRequest;
import io.sluice.access.dynamic.SessionCriteria;
import io.sluice.ejb.nas.NasChoice;
import io.sluice.ejb.session.DynamicOutcome.Refused;
import io.sluice.nas.ErrorCause;
import io.sluice.nas.NasRef;
import io.sluice.operation.Operation;
import io.sluice.session.SessionOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides CoA- and Disconnect-Requests (flow B) in the caller's transaction: finds the session that each means, has its order
 * checked, and orders all that are sound. What is refused has changed nothing.
 */
public final class DynamicAuthorizationManager {

    private final MeantSessions sessions;
    private final UnseenLines lines;
    private final DynamicOrders orders;
    private final ChangeDesk desk;

    public DynamicAuthorizationManager(
            MeantSessions sessions, UnseenLines lines, DynamicOrders orders, ChangeDesk desk) {
        this.sessions = sessions;
        this.lines = lines;
        this.orders = orders;
        this.desk = desk;
    }

    /**
     * Decides each request; the outcomes are in the same order.
     *
     * @param room how many more may wait for an answer
     */
    public List<DynamicOutcome> decide(List<DynamicCommand> commands, int room) {
        List<Case> cases = commands.stream().map(Case::of).toList();
        find(cases.stream().filter(Case::isOpen).toList());
        List<Case> ordered = new ArrayList<>();
        for (Case each : cases) {
            if (each.isOpen()) {
                each.order = orders.order(each.command, each.session());
                each.refuse(orders.objectionTo(each.order, each.command, each.session()));
            }
            if (each.isOpen() && ordered.size() >= room) {
                each.refuse(ErrorCause.RESOURCES_UNAVAILABLE, "too many requests wait for their NASes already");
            }
            if (each.isOpen() && each.unseen) {
                create(each);
            }
            if (each.isOpen() && each.hasWork()) {
                ordered.add(each);
            }
        }
        take(ordered);
        return cases.stream().map(Case::outcome).toList();
    }

    private void find(List<Case> cases) {
        List<SessionMatch> matches =
                sessions.find(cases.stream().map(Case::sought).toList());
        for (int i = 0; i < matches.size(); i++) {
            found(cases.get(i), matches.get(i));
        }
    }

    private void found(Case each, SessionMatch match) {
        if (match.open().size() > 1) {
            // RFC 5176 §3: either the change applies to all of them or to none; several sessions could not be undone
            // together.
            each.refuse(
                    ErrorCause.MULTIPLE_SESSION_SELECTION_UNSUPPORTED,
                    match.open().size() + " sessions match " + each.criteria());
        } else if (match.open().size() == 1) {
            each.session = match.open().get(0);
        } else if (each.mayCreate() && !match.acctSessionIdKnown()) {
            each.session = lines.propose(each.nas().id(), each.criteria());
            each.unseen = true;
        } else {
            each.refuse(ErrorCause.SESSION_CONTEXT_NOT_FOUND, "no open session matches " + each.criteria());
        }
    }

    private void create(Case each) {
        if (lines.create(each.session(), SessionOwner.AAA)) {
            return;
        }
        // Another request, perhaps of this very batch, was quicker.
        each.session = null;
        each.unseen = false;
        found(each, sessions.find(List.of(each.sought())).get(0));
        if (each.isOpen()) {
            each.order = orders.order(each.command, each.session());
        }
    }

    private void take(List<Case> ordered) {
        if (ordered.isEmpty()) {
            return;
        }
        List<Operation> operations = desk.take(ordered.stream().map(Case::order).toList());
        for (int i = 0; i < operations.size(); i++) {
            ordered.get(i).operation = operations.get(i);
        }
    }

    /** One request on its way to its outcome. */
    private static final class Case {

        private static final SessionCriteria NOBODY = new SessionCriteria(Map.of());

        private final DynamicCommand command;
        private @Nullable Refused refused;
        private @Nullable FoundSession session;
        private boolean unseen;
        private @Nullable ChangeOrder order;
        private @Nullable Operation operation;

        private Case(DynamicCommand command) {
            this.command = command;
        }

        static Case of(DynamicCommand command) {
            Case made = new Case(command);
            command.nas().fold(one -> made, any -> made, made::foreign, made::unknown);
            return command.request().fold(change -> made, disconnect -> made, anew -> made, made::unsound);
        }

        private Case foreign(NasChoice.Foreign foreign) {
            return refuse(
                    ErrorCause.ADMINISTRATIVELY_PROHIBITED,
                    "client " + command.client() + " may not speak for NAS "
                            + foreign.nas().name());
        }

        private Case unknown(NasChoice.Unknown unknown) {
            return refuse(ErrorCause.NAS_IDENTIFICATION_MISMATCH, unknown.why());
        }

        /** What is wrong in itself is so whatever NAS is meant. */
        private Case unsound(DynamicRequest.Unsound unsound) {
            refused = null;
            return refuse(unsound.cause(), unsound.why());
        }

        void refuse(@Nullable Refusal refusal) {
            if (refusal != null) {
                refuse(refusal.cause(), refusal.why());
            }
        }

        Case refuse(ErrorCause cause, String why) {
            if (refused == null) {
                NasRef nas = command.nas().fold(NasChoice.One::nas, any -> null, foreign -> null, unknown -> null);
                refused = new Refused(nas == null ? null : nas.id(), cause, why);
            }
            return this;
        }

        boolean isOpen() {
            return refused == null;
        }

        NasRef nas() {
            return command.nas().fold(NasChoice.One::nas, any -> none(), foreign -> none(), unknown -> none());
        }

        private static NasRef none() {
            throw new IllegalStateException("the request means no single NAS");
        }

        SessionCriteria criteria() {
            return command.request()
                    .fold(
                            DynamicRequest.Change::session,
                            DynamicRequest.Disconnect::session,
                            DynamicRequest.Reauthorization::session,
                            unsound -> NOBODY);
        }

        SoughtSession sought() {
            Long nasId = command.nas().fold(one -> one.nas().id(), any -> null, foreign -> null, unknown -> null);
            return new SoughtSession(nasId, criteria());
        }

        /** Only for a NAS that is named, and only to give it services. */
        boolean mayCreate() {
            return command.nas().fold(one -> true, any -> false, foreign -> false, unknown -> false)
                    && command.request()
                            .fold(
                                    change -> change.session().nameALine()
                                            && !change.start().isEmpty(),
                                    disconnect -> false,
                                    anew -> false,
                                    unsound -> false);
        }

        FoundSession session() {
            if (session == null) {
                throw new IllegalStateException("no session was found");
            }
            return session;
        }

        ChangeOrder order() {
            if (order == null) {
                throw new IllegalStateException("nothing was ordered");
            }
            return order;
        }

        boolean hasWork() {
            return order != null;
        }

        DynamicOutcome outcome() {
            if (refused != null) {
                return refused;
            }
            long nasId = session().key().nasId();
            boolean anew =
                    command.request().fold(change -> false, disconnect -> false, again -> true, unsound -> false);
            return anew || operation == null
                    ? new DynamicOutcome.Initiated(nasId)
                    : new DynamicOutcome.Ordered(operation.id(), nasId);
        }
    }
}
