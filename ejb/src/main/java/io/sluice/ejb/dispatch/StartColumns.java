package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.threshold.LimitedStarts;
import io.sluice.service.ServiceLimits;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Service sessions that come to be, as columns. */
final class StartColumns {

    static final String NAMES = "id, nas_id, acct_session_id, activation, subscriber_id, login, service_version_id,"
            + " timeout_seconds, volume_megabytes, statistics, interim_seconds, owner, at, quota_id";

    private StartColumns() {}

    /** What names an activation: NAS, Acct-Session-Id, activation string. */
    static Columns keys(Collection<ServiceStart> starts) {
        Columns columns = new Columns(starts.size());
        long[] nasIds = columns.longs();
        String[] sessions = columns.texts();
        String[] activations = columns.texts();
        int i = 0;
        for (ServiceStart start : starts) {
            nasIds[i] = start.operation().session().nasId();
            sessions[i] = start.operation().session().acctSessionId();
            activations[i] = start.target().activation();
            i++;
        }
        return columns;
    }

    static Columns of(Collection<ServiceStart> starts, Instant now, LimitedStarts limits) {
        Columns columns = new Columns(starts.size());
        String[] ids = columns.texts();
        long[] nasIds = columns.longs();
        String[] sessions = columns.texts();
        String[] activations = columns.texts();
        long[] subscribers = columns.longs();
        String[] logins = columns.texts();
        long[] versions = columns.longs();
        long[] timeouts = columns.longs();
        long[] volumes = columns.longs();
        String[] statistics = columns.texts();
        long[] interims = columns.longs();
        int[] owners = columns.ints();
        long[] at = columns.instants();
        long[] quotas = columns.longs();
        int i = 0;
        for (ServiceStart start : starts) {
            ServiceLimits given = start.target().limits();
            ids[i] = start.target().serviceSession().toString();
            nasIds[i] = start.operation().session().nasId();
            sessions[i] = start.operation().session().acctSessionId();
            activations[i] = start.target().activation();
            subscribers[i] = number(start.addressee().subscriberId());
            logins[i] = start.addressee().login();
            versions[i] = number(start.target().serviceVersion());
            timeouts[i] = number(given.timeoutSeconds());
            volumes[i] = number(given.volumeMegabytes());
            statistics[i] =
                    given.statistics() == null ? null : given.statistics().name();
            interims[i] = number(given.interimSeconds());
            owners[i] = start.operation().origin().owner().code();
            at[i] = Columns.micros(now);
            Long subscriber = start.addressee().subscriberId();
            quotas[i] = subscriber == null ? Columns.ABSENT : limits.quotaOf(subscriber, activations[i]);
            i++;
        }
        return columns;
    }

    private static long number(@Nullable Long value) {
        return value == null ? Columns.ABSENT : value;
    }
}
