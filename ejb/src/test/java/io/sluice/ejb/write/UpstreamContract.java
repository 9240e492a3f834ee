package io.sluice.ejb.write;

import static io.sluice.ejb.platform.ExpectedState.ANY;
import static io.sluice.ejb.platform.ExpectedState.UNSAID;
import static io.sluice.ejb.platform.ExpectedState.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.platform.Warning;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.retailer.RetailerCommand;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.PortalRole;
import io.sluice.ejb.upstream.UpstreamCommand;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.ejb.upstream.UpstreamView;
import io.sluice.nas.IpAddress;
import io.sluice.subscriber.RealmName;
import io.sluice.subscriber.TenantScope;
import io.sluice.upstream.Liveness;
import io.sluice.upstream.Upstream;
import io.sluice.upstream.UpstreamKind;
import io.sluice.upstream.UpstreamPlace;
import io.sluice.upstream.UpstreamPool;
import io.sluice.upstream.UpstreamTerms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What can be done to the upstream servers of a retailer, and what the directory makes of them, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UpstreamContract {

    private static final Actor ANNA = new Actor("anna", PortalRole.OPERATOR, TenantScope.ALL, "127.0.0.1");
    private static final String SECRET = "correct horse battery";

    private Catalogue catalogue;
    private UpstreamDirectory directory;

    abstract DataSource newDatabase();

    @BeforeAll
    void open(@TempDir Path folder) {
        catalogue = new Catalogue(newDatabase(), folder);
    }

    @BeforeEach
    void twoRetailers() {
        for (String table : List.of("upstream_server", "retailer_realm", "retailer", "change_log", "audit_entry")) {
            catalogue.execute("delete from " + table);
        }
        retailer("isp1", "isp1.com");
        retailer("isp2", "isp2.com");
        catalogue.execute("delete from change_log");
        catalogue.execute("delete from audit_entry");
        directory = catalogue.upstreams;
        directory.reload();
    }

    @AfterAll
    void close() {
        catalogue.close();
    }

    @Test
    void areMade_andTold_withoutTheirSecret() {
        Written<UpstreamView> made = put(login("isp1", "one", 10, SECRET), UNSAID);

        assertThat(made.created()).isTrue();
        assertThat(made.warnings()).isEmpty();
        assertThat(made.value().json().toString())
                .contains("\"secretSet\":true", "\"firstTimeout\":\"PT2S\"", "\"keepRealm\":true")
                .doesNotContain(SECRET, "group");
        assertThat(catalogue.rows("select concat(topic, ' ', subject) from change_log"))
                .containsExactly("RETAILER isp1");
        assertThat(catalogue.rows("select concat(action, ' ', resource, ' ', actor) from audit_entry"))
                .containsExactly("upstream.created /retailers/isp1/upstreams/one anna");
        assertThat(put(login("isp1", "two", 10, "short"), UNSAID).warnings())
                .extracting(Warning::code)
                .containsExactly("SHORT_SECRET");
    }

    @Test
    void keepTheirSecret_unlessAnotherIsGiven() {
        UpstreamView made = put(login("isp1", "one", 10, SECRET), UNSAID).value();
        UpstreamView moved =
                put(login("isp1", "one", 20, null), version(made.version())).value();

        assertThat(moved.version()).isGreaterThan(made.version());
        assertThat(secret()).isEqualTo(SECRET);

        put(login("isp1", "one", 20, "another secret, long"), version(moved.version()));

        assertThat(secret()).isEqualTo("another secret, long");
        assertThat(catalogue.rows("select action from audit_entry order by id"))
                .containsExactly("upstream.created", "upstream.changed", "upstream.secret.changed");
    }

    @Test
    void areRefused_withoutASecret_withAnotherKind_orWithoutARetailer() {
        UpstreamView made = put(login("isp1", "one", 10, SECRET), UNSAID).value();

        assertThat(refused(work -> work.upstreams().put(login("isp1", "new", 10, null), UNSAID, ANNA))
                        .violations()
                        .get(0)
                        .pointer())
                .isEqualTo("/secret");
        assertThat(refused(work -> work.upstreams().put(copy("isp1", "one", "main", 1), version(made.version()), ANNA))
                        .violations()
                        .get(0)
                        .pointer())
                .isEqualTo("/kind");
        assertThat(refused(work -> work.upstreams().put(login("isp3", "one", 10, SECRET), UNSAID, ANNA))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(refused(work -> work.upstreams().put(login("isp1", "one", 10, SECRET), UNSAID, ANNA))
                        .reason())
                .isEqualTo(Reason.STATE_UNSAID);
    }

    @Test
    void keepTheirRetailer_untilTheyAreRemoved() {
        put(login("isp1", "one", 10, SECRET), UNSAID);

        assertThat(refused(work -> work.retailers().remove("isp1", ANY, ANNA)).getMessage())
                .contains("upstream servers: 1");
        catalogue.run(work -> work.upstreams().remove("isp1", "one", ANY, ANNA));
        catalogue.run(work -> work.retailers().remove("isp1", ANY, ANNA));
        assertThat(catalogue.rows("select name from retailer")).containsExactly("isp2");
    }

    @Test
    void areSeenByTheirRetailersManager_alone() {
        put(login("isp1", "one", 10, SECRET), UNSAID);
        TenantScope second = TenantScope.ofRetailer(idOf("isp2"));

        List<UpstreamView> seen = catalogue.in(work -> work.upstreamQueries().upstreams("isp1", TenantScope.ALL));

        assertThat(seen).hasSize(1);
        assertThat(refused(work -> work.upstreamQueries().upstreams("isp1", second))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(refused(work -> work.upstreamQueries().upstream("isp1", "one", second))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void areFoundByRealm_inGroupsAndRanks() {
        put(login("isp1", "spare", 20, SECRET), UNSAID);
        put(login("isp1", "first", 10, SECRET), UNSAID);
        put(copy("isp1", "billing", "billing", 1), UNSAID);
        put(copy("isp1", "audit", "audit", 1), UNSAID);
        directory.reload();
        long isp1 = directory.retailerOf("isp1.com").orElseThrow();

        assertThat(directory.proxiesLogins()).isTrue();
        assertThat(isp1).isEqualTo(idOf("isp1"));
        assertThat(directory.authentication(isp1).orElseThrow().servers())
                .extracting(Upstream::name)
                .containsExactly("first", "spare");
        assertThat(directory.accounting(isp1)).extracting(UpstreamPool::group).containsExactly("audit", "billing");
        assertThat(directory.authentication(idOf("isp2"))).isEmpty();
        assertThat(directory.accounting(idOf("isp2"))).isEmpty();
        assertThat(directory.retailerOf("isp3.com")).isEmpty();
    }

    @Test
    void areForgiven_whenTheirAddressOrSecretChanges_andNotBefore() {
        UpstreamView made = put(login("isp1", "first", 10, SECRET), UNSAID).value();
        put(login("isp1", "spare", 20, SECRET), UNSAID);
        directory.reload();
        UpstreamPool pool = directory.authentication(idOf("isp1")).orElseThrow();
        Upstream first = directory.next(pool, Set.of(), 0).orElseThrow();
        for (int i = 0; i < Liveness.DEADLY; i++) {
            directory.silent(first, catalogue.clock.instant());
        }

        directory.reload();
        assertThat(directory.livenessOf(first).state()).isEqualTo(Liveness.State.DEAD);
        assertThat(directory.next(pool, Set.of(), 0).orElseThrow().name()).isEqualTo("spare");
        UpstreamView seen = catalogue
                .in(work -> work.upstreamQueries().upstream("isp1", "first", TenantScope.ALL))
                .orElseThrow();
        assertThat(seen.json().getString("state")).isEqualTo("DEAD");
        assertThat(directory.takeDueForProbe()).extracting(Upstream::name).containsExactly("first");
        assertThat(directory.takeDueForProbe()).isEmpty();

        put(login("isp1", "first", 10, "another secret, long"), version(made.version()));
        directory.reload();
        assertThat(directory.livenessOf(first).state()).isEqualTo(Liveness.State.ALIVE);
    }

    private void retailer(String name, String realm) {
        catalogue.run(work -> work.retailers()
                .put(
                        new RetailerCommand(name, List.of(new RealmName(realm)), ZoneId.of("Europe/Berlin")),
                        UNSAID,
                        ANNA));
    }

    private Written<UpstreamView> put(UpstreamCommand command, ExpectedState expected) {
        return catalogue.in(work -> work.upstreams().put(command, expected, ANNA));
    }

    private static UpstreamCommand login(String retailer, String name, int rank, @Nullable String secret) {
        return new UpstreamCommand(
                retailer,
                name,
                UpstreamKind.AUTH,
                new UpstreamPlace(IpAddress.of("192.0.2.1"), 1812, UpstreamPlace.MAIN, rank),
                secret,
                UpstreamTerms.USUAL);
    }

    private static UpstreamCommand copy(String retailer, String name, String group, int rank) {
        return new UpstreamCommand(
                retailer,
                name,
                UpstreamKind.ACCT,
                new UpstreamPlace(IpAddress.of("2001:db8::1"), 1813, group, rank),
                SECRET,
                UpstreamTerms.USUAL);
    }

    private String secret() {
        directory.reload();
        return new String(directory.servers().iterator().next().secret(), StandardCharsets.UTF_8);
    }

    private long idOf(String retailer) {
        return Long.parseLong(catalogue
                .rows("select id from retailer where name = '" + retailer + "'")
                .get(0));
    }

    private Refused refused(Consumer<Catalogue.Work> change) {
        return Objects.requireNonNull(catchThrowableOfType(Refused.class, () -> catalogue.run(change)), "not refused");
    }
}
