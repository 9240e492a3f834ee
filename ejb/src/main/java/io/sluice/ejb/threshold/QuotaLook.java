package io.sluice.ejb.threshold;

import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.service.LimitAction;
import io.sluice.threshold.LimitEvent;
import io.sluice.threshold.LimitKind;
import io.sluice.threshold.LimitNotice;
import io.sluice.threshold.Quota;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the services that are looked at have used of their quotas since they were last looked at. */
final class QuotaLook {

    private final Map<Long, KnownQuota> quotas = new TreeMap<>();
    private final List<NewLimitEvent> events = new ArrayList<>();

    private QuotaLook() {}

    /** Counts what is new, and tells everybody of a quota that is used up now. */
    static QuotaLook at(List<LimitedRow> rows, LimitPolicy policy, Connection connection, ChangeLog changes)
            throws SQLException {
        Map<Long, Long> more = new TreeMap<>();
        Map<Long, LimitedRow> users = new HashMap<>();
        for (LimitedRow row : rows) {
            Long quota = row.quotaId();
            if (quota != null) {
                more.merge(quota, Math.max(0, row.counted(policy) - row.quotaCounted()), Long::sum);
                users.put(quota, row);
            }
        }
        QuotaLook look = new QuotaLook();
        if (!more.isEmpty()) {
            QuotaRows stored = new QuotaRows(connection);
            for (KnownQuota each : stored.lock(more.keySet())) {
                look.count(each, more.getOrDefault(each.id(), 0L), users.get(each.id()), stored, changes);
            }
            stored.write(look.quotas.values());
        }
        return look;
    }

    private void count(KnownQuota before, long more, @Nullable LimitedRow user, QuotaRows stored, ChangeLog changes)
            throws SQLException {
        Quota used = before.quota().using(more);
        List<Integer> toTell = used.toTell();
        int told = toTell.isEmpty() ? used.told() : toTell.get(toTell.size() - 1);
        Quota after = new Quota(used.service(), used.octets(), used.extra(), used.used(), told, used.action());
        quotas.put(before.id(), before.with(after, after.isUsedUp()));
        if (user == null) {
            return;
        }
        for (int percent : toTell) {
            boolean reached = percent == LimitNotice.REACHED;
            events.add(new NewLimitEvent(
                    user,
                    reached ? LimitEvent.Kind.REACHED : LimitEvent.Kind.NEAR,
                    LimitKind.VOLUME,
                    percent,
                    after.used(),
                    after.total(),
                    null,
                    "quota " + before.name()));
        }
        if (after.isUsedUp() && !before.usedUp()) {
            changes.changed(ChangeTopic.SUBSCRIBER, String.valueOf(before.subscriberId()));
            stored.lookAtUsers(user.login(), before.id());
        }
    }

    List<NewLimitEvent> events() {
        return events;
    }

    /** What a service has to do since its quota is used up, null if it has not. */
    @Nullable
    LimitAction actionFor(LimitedRow row) {
        Long id = row.quotaId();
        KnownQuota quota = id == null ? null : quotas.get(id);
        return quota == null || !quota.usedUp() || quota.quota().action().kind() == LimitAction.Kind.NOTIFY
                ? null
                : quota.quota().action();
    }
}
