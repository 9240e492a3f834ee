package io.sluice.ejb.accounting;

import io.sluice.accounting.AccountingEvent;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.session.AccountingPlan;
import io.sluice.session.AccountingPlanner;
import io.sluice.session.ExpectedLogins;
import io.sluice.session.OpenSessions;
import io.sluice.session.ServiceSessionChange;
import io.sluice.subscriber.SubscriberIds;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Records batches of accounting events in the caller's transaction, and tells the rest of the node after it. */
public final class AccountingManager {

    private final AccountingStore store;
    private final ExpectedLogins expectedLogins;
    private final OpenSessions openSessions;
    private final SubscriberIds subscriberIds;
    private final Consumer<AccountingPlan> followUp;
    private final Supplier<UUID> newIds;
    private final Consumer<Set<Long>> recordsOfServices;

    /**
     * @param followUp what else is stored together with a batch
     * @param recordsOfServices is told after the commit which NASes sent records of services; must return at once
     */
    public AccountingManager(
            AccountingStore store,
            ExpectedLogins expectedLogins,
            OpenSessions openSessions,
            SubscriberIds subscriberIds,
            Consumer<AccountingPlan> followUp,
            SessionIds ids,
            Clock clock,
            Consumer<Set<Long>> recordsOfServices) {
        this.store = store;
        this.expectedLogins = expectedLogins;
        this.openSessions = openSessions;
        this.subscriberIds = subscriberIds;
        this.followUp = followUp;
        this.recordsOfServices = recordsOfServices;
        this.newIds = () -> ids.next(clock.instant());
    }

    /**
     * Plans what a batch changes. Nothing is stored yet.
     */
    public PlannedBatch plan(List<AccountingEvent> events) {
        return new PlannedBatch(AccountingPlanner.plan(events, expectedLogins, subscriberIds, newIds));
    }

    /** A batch between its plan and the end of its transaction. */
    public final class PlannedBatch {

        private final AccountingPlan plan;
        private List<SessionPresence> presences = List.of();

        private PlannedBatch(AccountingPlan plan) {
            this.plan = plan;
        }

        /** Stores the batch in the transaction of the calling thread. */
        public void store() throws SQLException {
            if (!plan.events().isEmpty()) {
                presences = store.store(plan);
                followUp.accept(plan);
            }
        }

        /** Tells the node's memory, after the commit. */
        public void committed() {
            if (!plan.started().isEmpty()) {
                expectedLogins.started(plan.started());
            }
            Set<Long> nasIds = plan.services().stream()
                    .filter(ServiceSessionChange::recorded)
                    .map(change -> change.key().session().nasId())
                    .collect(Collectors.toSet());
            if (!nasIds.isEmpty()) {
                recordsOfServices.accept(nasIds);
            }
            for (SessionPresence presence : presences) {
                if (presence.open()) {
                    openSessions.opened(presence.subscriberId(), presence.id());
                } else {
                    openSessions.closed(presence.subscriberId(), presence.id());
                }
            }
        }
    }
}
