package io.sluice.ejb.threshold;

import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.session.ChangeDesk;
import io.sluice.ejb.session.ChangeOrder;
import io.sluice.ejb.threshold.LimitRows.Looked;
import io.sluice.operation.ChangeDraft;
import io.sluice.operation.ChangeObjection;
import io.sluice.operation.Lane;
import io.sluice.operation.Operation;
import io.sluice.operation.Origin;
import io.sluice.operation.ServiceDraft;
import io.sluice.service.LimitAction;
import io.sluice.service.ServiceLimits;
import io.sluice.threshold.LimitCheck;
import io.sluice.threshold.LimitEvent;
import io.sluice.threshold.LimitFinding;
import io.sluice.threshold.LimitKind;
import io.sluice.threshold.LimitNotice;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks at services whose limits somebody has to look at, and orders what follows, all in the caller's transaction: so each look
 * has its effect once, whoever dies.
 */
public final class LimitEnforcer {

    /** How many services one transaction looks at. */
    public static final int BATCH = 1_000;

    private static final byte[] NOTHING = new byte[0];

    private final DataSource database;
    private final LimitPolicy policy;
    private final ChangeDesk desk;
    private final BusinessClock business;
    private final Clock system;
    private final SessionIds ids;
    private final ChangeLog changes;

    public LimitEnforcer(
            DataSource database,
            LimitPolicy policy,
            ChangeDesk desk,
            BusinessClock business,
            Clock system,
            SessionIds ids,
            ChangeLog changes) {
        this.database = database;
        this.policy = policy;
        this.desk = desk;
        this.business = business;
        this.system = system;
        this.ids = ids;
        this.changes = changes;
    }

    /** Looks at what is due now, at most {@link #BATCH} services, and says at how many. */
    public int enforce() {
        try (Connection connection = database.getConnection()) {
            Instant now = business.instant();
            LimitRows rows = new LimitRows(connection);
            List<LimitedRow> claimed = rows.claim(now, BATCH);
            if (claimed.isEmpty()) {
                return 0;
            }
            Look look = new Look(now, QuotaLook.at(claimed, policy, connection, changes));
            claimed.forEach(look::at);
            look.enforce();
            rows.write(look.looked);
            LimitEvents.keep(connection, look.events, ids, now, system.instant());
            return claimed.size();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** Begins quotas anew whose period is over, at most {@link #BATCH}, and says how many. */
    public int turnQuotas() {
        try (Connection connection = database.getConnection()) {
            Instant now = business.instant();
            QuotaRows rows = new QuotaRows(connection);
            List<KnownQuota> over = rows.turning(now, BATCH);
            rows.write(over.stream().map(each -> each.anew(now)).toList());
            // Whoever was kept out by one that was used up may come in again.
            over.stream()
                    .map(KnownQuota::subscriberId)
                    .distinct()
                    .forEach(id -> changes.changed(ChangeTopic.SUBSCRIBER, String.valueOf(id)));
            return over.size();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** Whether all that is due by then was looked at. */
    boolean isDoneUntil(Instant businessTime) {
        try (Connection connection = database.getConnection()) {
            return !new LimitRows(connection).isDue(businessTime);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** One look at many services. */
    private final class Look {

        private final long now;
        private final long ahead;
        private final QuotaLook quotas;
        private final List<Looked> looked = new ArrayList<>();
        private final List<NewLimitEvent> events = new ArrayList<>();
        private final List<Enforcement> enforced = new ArrayList<>();

        Look(Instant now, QuotaLook quotas) {
            this.now = Columns.micros(now);
            this.quotas = quotas;
            events.addAll(quotas.events());
            ahead = business.ahead().toNanos() / 1_000;
        }

        void at(LimitedRow row) {
            long counted = row.quotaId() == null ? 0 : row.counted(policy);
            if (!row.runs()) {
                looked.add(new Looked(row, LimitFinding.nothingMore(row.watched()), counted));
                return;
            }
            LimitAction action = row.onLimit(policy);
            LimitFinding found = LimitCheck.of(
                    row.watched(), action, policy.keeping(row.key().nasId(), row.serviceVersion()), now, ahead);
            LimitKind due = found.due();
            LimitAction byQuota = quotas.actionFor(row);
            if (due == null && byQuota != null) {
                due = LimitKind.VOLUME;
                action = byQuota;
                found = found.enforcing(due, now, row.watched().tries());
            }
            // Whatever more it uses, its quota wants to know of.
            looked.add(new Looked(row, row.quotaId() == null ? found : found.lookingAfter(row.watched()), counted));
            tell(row, found);
            if (due != null) {
                prepare(row, action, due);
            }
        }

        private void tell(LimitedRow row, LimitFinding found) {
            for (LimitNotice notice : found.notices()) {
                events.add(new NewLimitEvent(
                        row,
                        notice.isReached() ? LimitEvent.Kind.REACHED : LimitEvent.Kind.NEAR,
                        notice.kind(),
                        notice.percent(),
                        notice.used(),
                        notice.limitedTo(),
                        null,
                        ""));
            }
        }

        private void prepare(LimitedRow row, LimitAction action, LimitKind due) {
            if (row.session() == null) {
                powerless(row, due, "nothing is known of the subscriber session");
                return;
            }
            boolean switches = action.kind() == LimitAction.Kind.SWITCH;
            List<ChangeObjection> against = List.of();
            if (switches) {
                ChangeOrder order = order(row, due, switching(row, action));
                against = desk.objectionsTo(order);
                if (against.isEmpty()) {
                    enforced.add(new Enforcement(row, due, LimitEvent.Kind.SWITCHED, order));
                    return;
                }
                powerless(row, due, "cannot switch to " + action.switchTo() + ": " + inWords(against));
            }
            ChangeOrder order = order(row, due, stopping(row));
            against = desk.objectionsTo(order);
            if (against.isEmpty()) {
                enforced.add(new Enforcement(row, due, LimitEvent.Kind.STOPPED, order));
            } else {
                powerless(row, due, inWords(against));
            }
        }

        private void powerless(LimitedRow row, LimitKind due, String why) {
            events.add(event(row, LimitEvent.Kind.POWERLESS, due, null, why));
            LimitLog.powerless(row, why);
        }

        /** Orders what has to be done; all of it together. */
        void enforce() {
            if (enforced.isEmpty()) {
                return;
            }
            List<Operation> operations =
                    desk.take(enforced.stream().map(Enforcement::order).toList());
            for (int i = 0; i < operations.size(); i++) {
                Enforcement each = enforced.get(i);
                events.add(event(each.row, each.kind, each.due, operations.get(i), ""));
            }
        }

        private NewLimitEvent event(
                LimitedRow row, LimitEvent.Kind kind, LimitKind due, @Nullable Operation operation, String detail) {
            boolean time = due == LimitKind.TIME;
            ServiceLimits limits = row.watched().limits();
            var keeping = policy.keeping(row.key().nasId(), row.serviceVersion());
            return new NewLimitEvent(
                    row,
                    kind,
                    due,
                    LimitNotice.REACHED,
                    time
                            ? (now - row.watched().since()) / 1_000_000
                            : keeping.counted()
                                    .of(
                                            row.watched().inputOctets(),
                                            row.watched().outputOctets()),
                    time ? limits.timeLimit() : keeping.octets(limits.volumeLimit()),
                    operation == null ? null : operation.id(),
                    detail);
        }
    }

    private static ChangeDraft stopping(LimitedRow row) {
        return new ChangeDraft(List.of(), List.of(), List.of(row.activation()), NOTHING, false, false);
    }

    private static ChangeDraft switching(LimitedRow row, LimitAction action) {
        ServiceDraft other = new ServiceDraft(String.valueOf(action.switchTo()), ServiceLimits.NONE);
        return ChangeDraft.services(List.of(other), List.of(row.activation()));
    }

    private static ChangeOrder order(LimitedRow row, LimitKind due, ChangeDraft draft) {
        return new ChangeOrder(
                Objects.requireNonNull(row.session()),
                draft,
                Lane.THRESHOLD,
                due == LimitKind.TIME ? Origin.TIME_THRESHOLD : Origin.VOLUME_THRESHOLD,
                null,
                ChangeOrder.USUAL_PATIENCE);
    }

    private static String inWords(List<ChangeObjection> objections) {
        return objections.stream().map(ChangeObjection::detail).collect(Collectors.joining("; "));
    }

    private record Enforcement(LimitedRow row, LimitKind due, LimitEvent.Kind kind, ChangeOrder order) {}
}
