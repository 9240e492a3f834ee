package io.sluice.ejb.threshold;

import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.subscriber.Nodes;
import io.sluice.service.ServiceDirectory;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.TenantScope;
import io.sluice.threshold.Quota;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads, writes and extends the quotas of subscribers, within the caller's tenant. */
@Stateless
public class QuotaManager {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private ThresholdSettings settings;

    @Inject
    private ServiceDirectory services;

    @Inject
    private BusinessClock business;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected QuotaManager() {}

    /** By name. */
    public List<QuotaView> of(long subscriberId, TenantScope scope) {
        new Nodes(entities, scope).require(subscriberId);
        return within(connection -> new QuotaRows(connection)
                .ofSubscribers(List.of(subscriberId)).stream().map(this::view).toList());
    }

    /** One of them. */
    public QuotaView one(long subscriberId, String name, TenantScope scope) {
        new Nodes(entities, scope).require(subscriberId);
        return within(connection -> view(require(connection, subscriberId, name)));
    }

    /** Makes or changes one. What was used in the running period stays used. */
    public Written<QuotaView> put(long subscriberId, QuotaCommand command, ExpectedState expected, Actor actor) {
        Subscriber subscriber = new Nodes(entities, actor.scope()).require(subscriberId);
        requireServices(command);
        return within(connection -> {
            QuotaRows rows = new QuotaRows(connection);
            Optional<KnownQuota> before = find(connection, subscriberId, command.name());
            if (before.isPresent()) {
                expected.requireIn(before.get().version());
            } else {
                expected.requireAbsent();
            }
            Instant now = business.instant();
            Quota old = before.map(KnownQuota::quota).orElse(null);
            Quota quota = new Quota(
                    command.service(),
                    Math.multiplyExact(command.volumeMegabytes(), settings.megabyte()),
                    old == null ? 0 : old.extra(),
                    old == null ? 0 : old.used(),
                    0,
                    command.onLimit());
            KnownQuota after = new KnownQuota(
                    before.map(KnownQuota::id).orElse(0L),
                    subscriberId,
                    command.name(),
                    quota,
                    quota.isUsedUp(),
                    command.period(),
                    command.resetDay(),
                    subscriber.zone(),
                    command.period().began(now, command.resetDay(), subscriber.zone()),
                    command.period().ends(now, command.resetDay(), subscriber.zone()),
                    before.map(known -> known.version() + 1).orElse(0));
            rows.put(after);
            KnownQuota stored = require(connection, subscriberId, command.name());
            QuotaView view = view(stored);
            audit.record(
                    actor,
                    before.isPresent() ? "quota.changed" : "quota.created",
                    path(subscriberId, command.name()),
                    before.map(this::view).map(QuotaView::json).orElse(null),
                    view.json());
            tell(rows, subscriber, stored);
            return before.isPresent() ? Written.changed(view) : Written.created(view);
        });
    }

    /** Adds to what there is in the running period; whoever was kept out or throttled by it is not any more. */
    public QuotaView extend(long subscriberId, String name, long megabytes, Actor actor) {
        Subscriber subscriber = new Nodes(entities, actor.scope()).require(subscriberId);
        return within(connection -> {
            QuotaRows rows = new QuotaRows(connection);
            long id = require(connection, subscriberId, name).id();
            KnownQuota before = rows.lock(List.of(id)).get(0);
            Quota quota = before.quota();
            Quota more = new Quota(
                    quota.service(),
                    quota.octets(),
                    Math.addExact(quota.extra(), Math.multiplyExact(megabytes, settings.megabyte())),
                    quota.used(),
                    0,
                    quota.action());
            KnownQuota after = before.with(more, more.isUsedUp());
            rows.write(List.of(after));
            audit.record(
                    actor,
                    "quota.extended",
                    path(subscriberId, name),
                    view(before).json(),
                    view(after).json());
            tell(rows, subscriber, after);
            return view(after);
        });
    }

    /** Takes one away. */
    public void remove(long subscriberId, String name, ExpectedState expected, Actor actor) {
        Subscriber subscriber = new Nodes(entities, actor.scope()).require(subscriberId);
        within(connection -> {
            KnownQuota before = require(connection, subscriberId, name);
            expected.requireIn(before.version());
            QuotaRows rows = new QuotaRows(connection);
            rows.remove(before.id());
            audit.record(
                    actor,
                    "quota.removed",
                    path(subscriberId, name),
                    view(before).json(),
                    null);
            tell(rows, subscriber, before);
            return before;
        });
    }

    private void requireServices(QuotaCommand command) {
        String service = command.service();
        if (service != null && services.current(service).isEmpty()) {
            throw Refused.invalid("/service", "There is no service of the name " + service + '.');
        }
        String other = command.onLimit().switchTo();
        if (other != null && services.current(KnownQuotas.nameOf(other)).isEmpty()) {
            throw Refused.invalid(
                    "/onLimit/switchTo", "There is no service of the name " + KnownQuotas.nameOf(other) + '.');
        }
    }

    private void tell(QuotaRows rows, Subscriber subscriber, KnownQuota quota) throws SQLException {
        changes.changed(ChangeTopic.SUBSCRIBER, String.valueOf(quota.subscriberId()));
        Optional<String> login = subscriber.login();
        if (login.isPresent()) {
            rows.lookAtUsers(login.get(), quota.id());
        }
    }

    private static Optional<KnownQuota> find(Connection connection, long subscriberId, String name)
            throws SQLException {
        return new QuotaRows(connection)
                .ofSubscribers(List.of(subscriberId)).stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst();
    }

    private static KnownQuota require(Connection connection, long subscriberId, String name) throws SQLException {
        return find(connection, subscriberId, name)
                .orElseThrow(() -> Refused.notFound("The subscriber has no quota of the name " + name + '.'));
    }

    private QuotaView view(KnownQuota known) {
        return QuotaView.of(known, settings.megabyte());
    }

    private static String path(long subscriberId, String name) {
        return "/subscribers/" + subscriberId + "/quotas/" + name;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T within(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }
}
