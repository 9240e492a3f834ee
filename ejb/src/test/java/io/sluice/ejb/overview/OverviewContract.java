package io.sluice.ejb.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.overview.Findings.Reason;
import io.sluice.ejb.platform.PersistenceUnit;
import io.sluice.ejb.session.SubscriberSessionView;
import io.sluice.subscriber.TenantScope;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the operator's pages count and find, and whose; whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OverviewContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:30:00Z");
    private static final TenantScope ISP1 = TenantScope.ofRetailer(1);
    private static final int ACTIVE = 1;
    private static final int STALE = 2;
    private static final int CLOSED = 3;

    private EntityManagerFactory factory;
    private EntityManager entities;
    private OverviewQueries queries;
    private SessionSearch search;

    abstract DataSource newDatabase();

    @BeforeAll
    void fill() throws SQLException {
        DataSource database = newDatabase();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into retailer (id, name, zone, version) values (1, 'isp1', 'UTC', 0),"
                    + " (2, 'isp2', 'UTC', 0)");
            statement.execute("insert into subscriber (id, retailer_id, kind, name, login, status, version) values"
                    + " (1, 1, 'RESIDENTIAL', 'anna', 'anna@isp1.com', 'ACTIVE', 0),"
                    + " (2, 2, 'RESIDENTIAL', 'bert', 'bert@isp2.com', 'ACTIVE', 0),"
                    + " (3, 1, 'RESIDENTIAL', 'carl', 'carl@isp1.com', 'SUSPENDED', 0)");
            statement.execute("insert into nas (id, name, dialect, confirmation, mutex, boot_epoch, version) values"
                    + " (1, 'bng_1', 'ERX', 'LEARN', 'SLUICE', 0, 0), (2, 'bngx2', 'ERX', 'LEARN', 'SLUICE', 0, 0),"
                    + " (3, 'idle', 'ERX', 'LEARN', 'SLUICE', 0, 0)");
            statement.execute("insert into nas_address (nas_id, address) values (1, '192.0.2.1')");
            statement.execute("insert into nas_identifier (nas_id, identifier) values (2, 'two.example')");
            session(statement, "2026-11-22T12:10:00Z", 1, "a1", 1, "anna@isp1.com", ACTIVE, "10.0.0.1");
            session(statement, "2026-11-22T11:59:00Z", 2, "b1", 2, "bert@isp2.com", ACTIVE, "10.0.0.1");
            session(statement, "2026-11-22T11:00:00Z", 2, "b2", 2, "bert@isp2.com", STALE, "10.0.0.3");
            session(statement, "2026-11-21T13:00:00Z", 1, "a0", 1, "anna@isp1.com", CLOSED, "10.0.0.4");
            session(statement, "2026-11-21T12:59:59Z", 1, "old", 1, "anna@isp1.com", CLOSED, "10.0.0.5");
            service(statement, 1, "a1", 1, 3);
            service(statement, 1, "a1", 1, 5);
            service(statement, 2, "b1", 2, 2);
        }
        factory = PersistenceUnit.on(database);
        entities = factory.createEntityManager();
        queries = new OverviewQueries(entities);
        search = new SessionSearch(entities);
    }

    private static void session(
            Statement statement, String at, int nas, String id, int subscriber, String login, int state, String address)
            throws SQLException {
        UUID key = new UUID(Instant.parse(at).toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L + id.hashCode());
        statement.execute(
                "insert into subscriber_session (id, nas_id, acct_session_id, subscriber_id, login, state, owner,"
                        + " framed_ip_address, started_at, start_seen, first_seen_at, last_seen_at, stop_seen, session_time,"
                        + " input_octets, output_octets, input_packets, output_packets) values ('" + key + "', " + nas
                        + ", '" + id
                        + "', " + subscriber + ", '" + login + "', " + state + ", 1, '" + address
                        + "', timestamp with time zone '"
                        + at + "', true, timestamp with time zone '" + at + "', timestamp with time zone '" + at
                        + "', false, 0, 0, 0, 0, 0)");
    }

    private static void service(Statement statement, int nas, String id, int subscriber, int state)
            throws SQLException {
        statement.execute("insert into service_session (id, nas_id, acct_session_id, service_id, subscriber_id, login,"
                + " activation, state, confirmed, owner, start_seen, first_seen_at, last_seen_at, stop_seen, session_time,"
                + " input_octets, output_octets, input_packets, output_packets) values ('" + UUID.randomUUID() + "', "
                + nas
                + ", '" + id + "', '" + state + "', " + subscriber + ", 'x', 'gold', " + state
                + ", true, 1, true, now(), now(), false, 0, 0, 0, 0, 0)");
    }

    @AfterAll
    void close() {
        entities.close();
        factory.close();
    }

    @Nested
    class TheOverview {
        private final Overview all = queries.overview(TenantScope.ALL, NOON);
        private final Overview own = queries.overview(ISP1, NOON);

        @Test
        void countsWhatIsOpenAtEachNas() {
            assertThat(all.nases()).extracting(NasFigures::name).containsExactly("bng_1", "bngx2", "idle");
            NasFigures second = all.nas("bngx2").orElseThrow();
            assertThat(second.active()).isEqualTo(1);
            assertThat(second.stale()).isEqualTo(1);
            assertThat(second.services()).isEqualTo(1);
            assertThat(second.lastSeenAt()).isEqualTo(Instant.parse("2026-11-22T11:59:00Z"));
            assertThat(all.nas("idle").orElseThrow().lastSeenAt()).isNull();
            assertThat(all.open()).isEqualTo(3);
        }

        @Test
        void countsTheLoginsOfEachHour_andNoneBefore() {
            assertThat(all.hours()).hasSize(24);
            assertThat(all.hours().get(23)).isEqualTo(new HourOfLogins(Instant.parse("2026-11-22T12:00:00Z"), 1));
            assertThat(all.hours().get(22).logins()).isEqualTo(2);
            assertThat(all.hours().get(0)).isEqualTo(new HourOfLogins(Instant.parse("2026-11-21T13:00:00Z"), 1));
            assertThat(all.logins()).isEqualTo(4);
        }

        @Test
        void countsForATenantOnlyItsOwn() {
            assertThat(own.nases()).extracting(NasFigures::name).containsExactly("bng_1");
            assertThat(own.open()).isEqualTo(1);
            assertThat(own.services()).isEqualTo(1);
            assertThat(own.logins()).isEqualTo(2);
        }

        @Test
        void isRemembered_forEachTenantByItself() {
            int[] counted = {0};
            Overviews overviews = new Overviews(
                    new OverviewQueries(entities) {
                        @Override
                        public Overview overview(TenantScope scope, Instant now) {
                            counted[0]++;
                            return new Overview(now, List.of(), List.of());
                        }
                    },
                    Clock.fixed(NOON, ZoneOffset.UTC));

            overviews.overview(TenantScope.ALL);
            overviews.overview(TenantScope.ALL);
            overviews.overview(ISP1);

            assertThat(counted[0]).isEqualTo(2);
        }
    }

    @Nested
    class TheSearch {
        private Findings find(String text, TenantScope scope) {
            return search.find(SearchText.of(text), scope);
        }

        private Map<Reason, List<String>> groups(String text, TenantScope scope) {
            return find(text, scope).groups().stream()
                    .collect(Collectors.toMap(Findings.Group::reason, group -> group.sessions().stream()
                            .map(SubscriberSessionView::acctSessionId)
                            .toList()));
        }

        @Test
        void findsALogin_openAndClosed_andMeansTheOpenOne() {
            assertThat(groups("anna@isp1.com", TenantScope.ALL))
                    .isEqualTo(Map.of(Reason.LOGIN_OPEN, List.of("a1"), Reason.LOGIN_CLOSED, List.of("a0", "old")));
            assertThat(find("anna@isp1.com", TenantScope.ALL).onlySession()).isPresent();
        }

        @Test
        void meansNoneOfSeveral() {
            assertThat(groups("bert@isp2.com", TenantScope.ALL))
                    .isEqualTo(Map.of(Reason.LOGIN_OPEN, List.of("b1", "b2")));
            assertThat(find("bert@isp2.com", TenantScope.ALL).onlySession()).isEmpty();
            assertThat(groups("10.0.0.1", TenantScope.ALL)).isEqualTo(Map.of(Reason.ADDRESS, List.of("a1", "b1")));
            assertThat(find("10.0.0.1", ISP1).onlySession()).isPresent();
        }

        @Test
        void findsTheBeginningOfALogin_butOnlyOpenSessions() {
            assertThat(groups("b", TenantScope.ALL)).isEqualTo(Map.of(Reason.LOGIN_BEGINNING, List.of("b1", "b2")));
            assertThat(find("be", TenantScope.ALL).onlySession()).isEmpty();
        }

        @Test
        void findsASessionByTheIdOfAServicesRecords() {
            assertThat(groups("a1", TenantScope.ALL)).isEqualTo(Map.of(Reason.ACCT_SESSION_ID, List.of("a1")));
            assertThat(groups("a1:17", TenantScope.ALL)).isEqualTo(Map.of(Reason.ACCT_SESSION_ID, List.of("a1")));
        }

        @Test
        void findsASessionByItsId_closedOrNot() {
            UUID id = find("old", TenantScope.ALL).onlySession().orElseThrow();

            assertThat(find(id.toString(), TenantScope.ALL).onlySession()).contains(id);
        }

        @Test
        void knowsWhoIsNotOnline() {
            Findings found = find("carl@isp1.com", TenantScope.ALL);

            assertThat(found.groups()).isEmpty();
            assertThat(found.isEmpty()).isFalse();
            assertThat(found.subscriber().retailer()).isEqualTo("isp1");
        }

        @Test
        void findsANasByNameAddressAndIdentifier() {
            assertThat(find("bng_1", TenantScope.ALL).onlyNas()).contains("bng_1");
            assertThat(find("192.0.2.1", TenantScope.ALL).onlyNas()).contains("bng_1");
            assertThat(find("two.example", TenantScope.ALL).onlyNas()).contains("bngx2");
            assertThat(find("BNG", TenantScope.ALL).nases()).containsExactly("bng_1", "bngx2");
            assertThat(find("%", TenantScope.ALL).isEmpty()).isTrue();
        }

        @Test
        void findsForATenantOnlyItsOwn_andNoNas() {
            assertThat(find("bert@isp2.com", ISP1).isEmpty()).isTrue();
            assertThat(find("b1", ISP1).isEmpty()).isTrue();
            assertThat(find("10.0.0.3", ISP1).isEmpty()).isTrue();
            assertThat(find("bng_1", ISP1).isEmpty()).isTrue();
            UUID foreign = find("b1", TenantScope.ALL).onlySession().orElseThrow();
            assertThat(find(foreign.toString(), ISP1).isEmpty()).isTrue();
        }
    }
}
