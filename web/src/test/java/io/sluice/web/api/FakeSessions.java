package io.sluice.web.api;

import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.session.ServiceSessionFilter;
import io.sluice.ejb.session.ServiceSessionView;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.ejb.session.SubscriberSessionFilter;
import io.sluice.ejb.session.SubscriberSessionView;
import io.sluice.service.StatisticsMode;
import io.sluice.session.ServiceState;
import io.sluice.session.SessionOwner;
import io.sluice.session.SessionState;
import io.sluice.session.StopCause;
import io.sluice.subscriber.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One session with one service; remembers what it was asked for. */
class FakeSessions extends SessionQueries {
    static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
    static final SubscriberSessionView SESSION = new SubscriberSessionView(
            ID,
            "demo",
            "erx 7",
            11L,
            "client1@isp1.com",
            SessionState.ACTIVE,
            SessionOwner.AAA,
            4_294_967_295L,
            null,
            null,
            "10.1.2.3",
            null,
            null,
            Instant.parse("2026-11-22T08:00:00Z"),
            Instant.parse("2026-11-22T08:10:00.5Z"),
            null,
            600,
            Long.MAX_VALUE,
            7,
            0,
            0,
            null,
            null);
    static final ServiceSessionView SERVICE = new ServiceSessionView(
            ID,
            ID,
            "demo",
            "erx 7",
            "",
            11L,
            "client1@isp1.com",
            "tiered(1280000, 5120000)",
            6,
            18_000L,
            500L,
            StatisticsMode.TIME_VOLUME,
            600L,
            ServiceState.STOPPED,
            true,
            SessionOwner.AAA,
            true,
            null,
            null,
            Instant.parse("2026-11-22T08:10:00Z"),
            null,
            0,
            0,
            0,
            0,
            0,
            null,
            StopCause.USER_LOGOUT);

    @Nullable
    SubscriberSessionFilter filter;

    @Nullable
    TenantScope scope;

    @Nullable
    PageRequest page;

    @Nullable
    String next;

    @Nullable
    RuntimeException failure;

    @Override
    public Page<SubscriberSessionView> subscriberSessions(
            SubscriberSessionFilter filter, TenantScope scope, PageRequest page) {
        if (failure != null) {
            throw failure;
        }
        if ("wrong".equals(page.cursor())) {
            throw new InvalidCursor("wrong");
        }
        this.filter = filter;
        this.scope = scope;
        this.page = page;
        return new Page<>(List.of(SESSION), next);
    }

    @Override
    public Optional<SubscriberSessionView> subscriberSession(UUID id, TenantScope scope) {
        return id.equals(ID) && scope.isAll() ? Optional.of(SESSION) : Optional.empty();
    }

    @Override
    public Page<ServiceSessionView> serviceSessions(ServiceSessionFilter filter, TenantScope scope, PageRequest page) {
        return new Page<>(List.of(SERVICE), null);
    }

    @Override
    public Optional<ServiceSessionView> serviceSession(UUID id, TenantScope scope) {
        return id.equals(ID) && scope.isAll() ? Optional.of(SERVICE) : Optional.empty();
    }

    @Override
    public List<ServiceSessionView> servicesOf(UUID subscriberSessionId, TenantScope scope) {
        return List.of(SERVICE);
    }
}
