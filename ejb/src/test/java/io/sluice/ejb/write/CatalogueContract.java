package io.sluice.ejb.write;

import static io.sluice.ejb.platform.ExpectedState.ANY;
import static io.sluice.ejb.platform.ExpectedState.UNSAID;
import static io.sluice.ejb.platform.ExpectedState.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.ejb.nas.ClientCommand;
import io.sluice.ejb.nas.ClientView;
import io.sluice.ejb.nas.NasCommand;
import io.sluice.ejb.nas.NasView;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.platform.Violation;
import io.sluice.ejb.platform.Warning;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.retailer.RetailerCommand;
import io.sluice.ejb.retailer.RetailerView;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.CredentialVault.Purpose;
import io.sluice.ejb.security.PortalRole;
import io.sluice.ejb.service.CurrentServices;
import io.sluice.ejb.service.ProfileView;
import io.sluice.ejb.service.Profiles;
import io.sluice.ejb.service.ServiceView;
import io.sluice.nas.ClientKind;
import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.IpAddress;
import io.sluice.nas.MutexBy;
import io.sluice.nas.Protection;
import io.sluice.nas.SourcePrefix;
import io.sluice.service.ParameterType;
import io.sluice.service.ServiceFacts;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceRendering;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.RealmName;
import io.sluice.subscriber.TenantScope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What can be done to clients, NASes, services and retailers, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CatalogueContract {

    /** In the order in which they can be emptied. */
    private static final List<String> TABLES = List.of(
            "subscriber_session",
            "client_prefix",
            "radius_client",
            "nas_identifier",
            "nas_address",
            "nas",
            "subscription",
            "record_service",
            "subscriber",
            "service_parameter",
            "service_rendering",
            "service_version",
            "service_definition",
            "portal_user",
            "upstream_server",
            "retailer_realm",
            "retailer",
            "change_log",
            "audit_entry");

    private static final Actor ANNA = new Actor("anna", PortalRole.OPERATOR, TenantScope.ALL, "127.0.0.1");
    private static final String SECRET = "correct horse battery";

    private Catalogue catalogue;

    abstract DataSource newDatabase();

    @BeforeAll
    void open(@TempDir Path folder) {
        catalogue = new Catalogue(newDatabase(), folder);
    }

    @BeforeEach
    void empty() {
        for (String table : TABLES) {
            catalogue.execute("delete from " + table);
        }
    }

    @AfterAll
    void close() {
        catalogue.close();
    }

    @Nested
    class Clients {

        @Test
        void areMade_withANasOfTheirName_andTold() {
            Written<ClientView> made = put(client("bng1", SECRET, null, "10.0.0.0/24"), UNSAID);

            assertThat(made.created()).isTrue();
            assertThat(made.warnings()).extracting(Warning::code).containsExactly("NAS_MADE");
            assertThat(made.value().nas()).isEqualTo("bng1");
            assertThat(made.value().json().toString()).doesNotContain(SECRET);
            assertThat(told()).containsExactly("NAS bng1");
            assertThat(audited())
                    .containsExactlyInAnyOrder("nas.created /nas/bng1 anna", "client.created /clients/bng1 anna");
            assertThat(secretOf("bng1")).isEqualTo(SECRET);
        }

        @Test
        void warnOfAShortSecret() {
            assertThat(put(client("a", "fifteen octets!", null, "10.0.0.0/24"), UNSAID)
                            .warnings())
                    .extracting(Warning::code)
                    .contains("SHORT_SECRET");
            assertThat(put(client("b", "sixteen octets!!", null, "10.0.1.0/24"), UNSAID)
                            .warnings())
                    .extracting(Warning::code)
                    .doesNotContain("SHORT_SECRET");
        }

        @Test
        void stayAsTheyAre_whenNothingDiffers() {
            Written<ClientView> made = put(client("bng1", SECRET, null, "10.0.0.0/24"), UNSAID);
            int before = told().size() + audited().size();

            Written<ClientView> again = put(
                    client("bng1", SECRET, null, "10.0.0.0/24"),
                    version(made.value().version()));

            assertThat(again.created()).isFalse();
            assertThat(again.value()).isEqualTo(made.value());
            assertThat(told().size() + audited().size()).isEqualTo(before);
        }

        @Test
        void change_whenAPrefixOrTheSecretDoes() {
            ClientView made =
                    put(client("bng1", SECRET, null, "10.0.0.0/24"), UNSAID).value();

            ClientView moved = put(client("bng1", null, null, "10.0.1.0/24"), version(made.version()))
                    .value();
            assertThat(moved.version()).isGreaterThan(made.version());
            assertThat(moved.prefixes()).containsExactly("10.0.1.0/24");
            assertThat(secretOf("bng1")).isEqualTo(SECRET);

            ClientView resealed = put(
                            client("bng1", "another secret, long", null, "10.0.1.0/24"), version(moved.version()))
                    .value();
            assertThat(resealed.version()).isGreaterThan(moved.version());
            assertThat(secretOf("bng1")).isEqualTo("another secret, long");
            assertThat(told()).hasSize(3);
            assertThat(audited()).contains("client.secret.changed /clients/bng1 anna");
        }

        @Test
        void areNotChanged_byWhoDoesNotKnowTheirState() {
            ClientView made =
                    put(client("bng1", SECRET, null, "10.0.0.0/24"), UNSAID).value();
            ClientCommand command = client("bng1", null, null, "10.9.0.0/24");

            assertThat(refused(work -> work.clients().put(command, UNSAID, ANNA))
                            .reason())
                    .isEqualTo(Reason.STATE_UNSAID);
            assertThat(refused(work -> work.clients().put(command, version(made.version() + 1), ANNA))
                            .reason())
                    .isEqualTo(Reason.STALE);
            assertThat(refused(work -> work.clients().put(command, ExpectedState.ABSENT, ANNA))
                            .reason())
                    .isEqualTo(Reason.STALE);
            assertThat(refused(work -> work.clients().put(client("new", SECRET, null, "10.9.0.0/24"), ANY, ANNA))
                            .reason())
                    .isEqualTo(Reason.STALE);
            assertThat(catalogue.rows("select prefix from client_prefix")).containsExactly("10.0.0.0/24");
        }

        @Test
        void areRefused_withAnothersPrefix_withoutASecret_andWithAnUnknownNas() {
            put(client("bng1", SECRET, null, "10.0.0.0/24", "2001:db8::/32"), UNSAID);

            Refused duplicate = refused(work ->
                    work.clients().put(client("b", SECRET, null, "10.1.0.0/24", "2001:db8::/32"), UNSAID, ANNA));
            assertThat(duplicate.reason()).isEqualTo(Reason.DUPLICATE);
            assertThat(duplicate.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.pointer()).isEqualTo("/prefixes/1");
                assertThat(violation.detail()).contains("bng1");
            });
            assertThat(refused(work -> work.clients().put(client("b", null, null, "10.1.0.0/24"), UNSAID, ANNA))
                            .violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.pointer()).isEqualTo("/secret"));
            assertThat(refused(work -> work.clients().put(client("b", SECRET, "nowhere", "10.1.0.0/24"), UNSAID, ANNA))
                            .violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.pointer()).isEqualTo("/nas"));
            assertThat(catalogue.rows("select name from radius_client")).containsExactly("bng1");
        }

        @Test
        void areRemoved() {
            put(client("bng1", SECRET, null, "10.0.0.0/24"), UNSAID);

            catalogue.run(work -> work.clients().remove("bng1", ANY, ANNA));

            assertThat(catalogue.rows("select name from radius_client")).isEmpty();
            assertThat(catalogue.rows("select prefix from client_prefix")).isEmpty();
            assertThat(told()).hasSize(2);
            assertThat(refused(work -> work.clients().remove("bng1", ANY, ANNA)).reason())
                    .isEqualTo(Reason.NOT_FOUND);
        }

        @Test
        void areListedByName_pageByPage() {
            for (int i = 0; i < 5; i++) {
                put(
                        client("c" + i, SECRET, i % 2 == 0 ? null : "c0", "10.0." + i + ".0/24", "10.1." + i + ".0/24"),
                        UNSAID);
            }

            List<String> seen = new ArrayList<>();
            PageRequest page = PageRequest.first(2);
            do {
                PageRequest wanted = page;
                Page<ClientView> found = catalogue.in(work -> work.nasQueries().clients(null, wanted));
                found.items().forEach(view -> {
                    seen.add(view.name());
                    assertThat(view.prefixes()).hasSize(2);
                });
                page = found.next() == null ? null : new PageRequest(2, found.next());
            } while (page != null);
            assertThat(seen).containsExactly("c0", "c1", "c2", "c3", "c4");
            assertThat(catalogue
                            .in(work -> work.nasQueries().clients("c0", PageRequest.first(9)))
                            .items())
                    .extracting(ClientView::name)
                    .containsExactly("c0", "c1", "c3");
        }

        private Written<ClientView> put(ClientCommand command, ExpectedState expected) {
            return catalogue.in(work -> work.clients().put(command, expected, ANNA));
        }

        private ClientCommand client(String name, @Nullable String secret, @Nullable String nas, String... prefixes) {
            return new ClientCommand(
                    name,
                    List.of(prefixes).stream().map(SourcePrefix::of).toList(),
                    secret,
                    EnumSet.allOf(ClientKind.class),
                    Protection.REQUIRE,
                    Protection.REQUIRE,
                    false,
                    true,
                    nas);
        }

        private String secretOf(String name) {
            byte[] stored = HexFormat.of()
                    .parseHex(catalogue
                            .rows("select " + hex("secret") + " from radius_client where name = '" + name + "'")
                            .get(0));
            return new String(catalogue.vault.decrypt(Purpose.CLIENT_SECRET, stored), StandardCharsets.UTF_8);
        }
    }

    /** SQL that writes octets in hexadecimal. */
    abstract String hex(String column);

    @Nested
    class Nases {

        @Test
        void areMade_changed_andStayAsTheyAre() {
            NasView made = put(nas("bng1", SECRET, "bng1", "10.0.0.2"), UNSAID).value();
            NasView same = put(nas("bng1", SECRET, "bng1", "10.0.0.2"), version(made.version()))
                    .value();
            NasView kept = put(nas("bng1", null, "bng1", "10.0.0.3"), version(same.version()))
                    .value();

            assertThat(same).isEqualTo(made);
            assertThat(kept.version()).isGreaterThan(same.version());
            assertThat(kept.addresses()).containsExactly("10.0.0.3");
            assertThat(kept.json().getJsonObject("coa").getBoolean("secretSet")).isTrue();
            assertThat(told()).containsExactly("NAS bng1", "NAS bng1");
            assertThat(audited()).containsExactly("nas.created /nas/bng1 anna", "nas.changed /nas/bng1 anna");
        }

        @Test
        void areRefused_withWhatAnotherHas_allNamed() {
            put(nas("bng1", SECRET, "bng1", "2001:DB8::2"), UNSAID);

            Refused refused =
                    refused(work -> work.nases().put(nas("bng2", SECRET, "bng1", "2001:db8:0::2"), UNSAID, ANNA));

            assertThat(refused.reason()).isEqualTo(Reason.DUPLICATE);
            assertThat(refused.violations())
                    .extracting(violation -> violation.pointer())
                    .containsExactly("/identifiers/0", "/addresses/0");
        }

        @Test
        void needASecret_whereThereWasNone() {
            assertThat(refused(work -> work.nases().put(nas("bng1", null, "a", "10.0.0.2"), UNSAID, ANNA))
                            .violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.pointer()).isEqualTo("/coa/secret"));
        }

        @Test
        void stay_whileTheyAreNeeded() {
            put(nas("bng1", SECRET, "a", "10.0.0.2"), UNSAID);
            String id = catalogue.rows("select id from nas").get(0);
            catalogue.run(
                    work -> work.clients().put(new Clients().client("c", SECRET, "bng1", "10.0.0.0/24"), UNSAID, ANNA));

            Refused spokenFor = refused(work -> work.nases().remove("bng1", ANY, ANNA));
            catalogue.run(work -> work.clients().remove("c", ANY, ANNA));
            catalogue.execute(OPEN_SESSION.formatted(id));
            Refused inSession = refused(work -> work.nases().remove("bng1", ANY, ANNA));
            catalogue.execute("update subscriber_session set state = 3");
            catalogue.run(work -> work.nases().remove("bng1", ANY, ANNA));

            assertThat(List.of(spokenFor.reason(), inSession.reason())).containsOnly(Reason.IN_USE);
            assertThat(spokenFor.getMessage()).contains("clients").contains(": c.");
            assertThat(inSession.getMessage()).contains("sessions: 1");
            assertThat(catalogue.rows("select name from nas")).isEmpty();
        }

        private Written<NasView> put(NasCommand command, ExpectedState expected) {
            return catalogue.in(work -> work.nases().put(command, expected, ANNA));
        }

        private NasCommand nas(String name, @Nullable String secret, String identifier, String address) {
            return new NasCommand(
                    name,
                    List.of(identifier),
                    List.of(IpAddress.of(address)),
                    DialectName.ERX,
                    new NasCommand.Coa(IpAddress.of("10.0.0.2"), 3799, secret),
                    Confirmation.LEARN,
                    MutexBy.SLUICE,
                    null,
                    null);
        }
    }

    private static final String OPEN_SESSION =
            "insert into subscriber_session (id, nas_id, acct_session_id, login, state,"
                    + " owner, started_at, start_seen, first_seen_at, last_seen_at, stop_seen, session_time, input_octets,"
                    + " output_octets, input_packets, output_packets) values ('01935a00-0000-7000-8000-000000000001', %s, 'a', 'x',"
                    + " 1, 1, now(), true, now(), now(), false, 0, 0, 0, 0, 0)";

    @Nested
    class Services {

        private final ServiceTerms tiered = ServiceTerms.of(StatisticsMode.TIME_VOLUME, rate("inputBW", 64_000L, "1M"));

        @Test
        void getAVersion_whenSomethingDiffers_andNoneOtherwise() {
            ServiceView first = put(tiered, UNSAID).value();
            ServiceView same = put(tiered, version(first.rowVersion())).value();
            ServiceView second =
                    put(tiered.inMutexGroup(-7), version(same.rowVersion())).value();

            assertThat(same).isEqualTo(first);
            assertThat(second.number()).isEqualTo(2);
            assertThat(second.rowVersion()).isGreaterThan(first.rowVersion());
            assertThat(catalogue
                            .in(work -> work.serviceQueries().versions("tiered", PageRequest.first(9)))
                            .items())
                    .extracting(ServiceView::number, view -> view.terms().mutexGroup())
                    .containsExactly(tuple(2, -7), tuple(1, null));
            ServiceView current =
                    catalogue.in(work -> work.serviceQueries().service("tiered").orElseThrow());
            assertThat(current).isEqualTo(second);
            assertThat(told()).hasSize(2).allMatch(topic -> topic.startsWith("SERVICE "));
            assertThat(audited())
                    .containsExactly("service.created /services/tiered anna", "service.revised /services/tiered anna");
        }

        @Test
        void areListed_eachInItsCurrentVersion() {
            put(tiered, UNSAID);
            put(tiered.inMutexGroup(1), ANY);
            catalogue.run(work -> work.services().put("voice", tiered, UNSAID, ANNA));

            Page<ServiceView> first = catalogue.in(work -> work.serviceQueries().services(PageRequest.first(1)));
            Page<ServiceView> second = catalogue.in(
                    work -> work.serviceQueries().services(new PageRequest(1, Objects.requireNonNull(first.next()))));

            assertThat(first.items()).extracting(ServiceView::number).containsExactly(2);
            assertThat(first.items().get(0).terms().parameters()).hasSize(1);
            assertThat(second.items()).extracting(ServiceView::name).containsExactly("voice");
            assertThat(second.next()).isNull();
        }

        @Test
        void keepTheRenderingsOfEachVersion() {
            ServiceTerms first = tiered.renderedAs(
                    new ServiceRendering("generic", "Filter-Id", "tiered-${inputBW:kilo}"),
                    new ServiceRendering("erx", "Filter-Id", "b"),
                    new ServiceRendering("generic", "Tunnel-Private-Group-Id", 3, "a"));
            put(first, UNSAID);
            put(tiered.renderedAs(new ServiceRendering("erx", "Filter-Id", "c")), ANY);

            List<ServiceView> versions = catalogue
                    .in(work -> work.serviceQueries().versions("tiered", PageRequest.first(9)))
                    .items();

            assertThat(versions.get(1).terms()).isEqualTo(first);
            assertThat(versions.get(1).json().getJsonObject("renderings").toString())
                    .isEqualTo("{\"erx\":[{\"attribute\":\"Filter-Id\",\"value\":\"b\"}],\"generic\":["
                            + "{\"attribute\":\"Filter-Id\",\"value\":\"tiered-${inputBW:kilo}\"},"
                            + "{\"attribute\":\"Tunnel-Private-Group-Id\",\"tag\":3,\"value\":\"a\"}]}");
            assertThat(versions.get(0).terms().renderings())
                    .containsExactly(new ServiceRendering("erx", "Filter-Id", "c"));
        }

        @Test
        void areInMemory_theCurrentVersionByName_andEveryVersionByItsId() {
            CurrentServices services = new CurrentServices(catalogue.database);
            ServiceTerms first = tiered.inMutexGroup(12).renderedAs(new ServiceRendering("erx", "Filter-Id", "a"));
            put(first, UNSAID);
            services.reload();
            ServiceFacts old = services.current("tiered").orElseThrow();
            put(tiered, ANY);
            catalogue.run(work -> work.services().put("voice", tiered, UNSAID, ANNA));

            services.reload();

            ServiceFacts now = services.current("tiered").orElseThrow();
            assertThat(old.terms()).isEqualTo(first);
            assertThat(now.terms()).isEqualTo(tiered);
            assertThat(services.version(now.versionId())).contains(now);
            assertThat(services.version(old.versionId())).contains(old);
            assertThat(services.version(old.versionId() + 1_000)).isEmpty();
            assertThat(services.current("none")).isEmpty();
        }

        @Test
        void haveProfiles_thatAreMadeChangedAndRemoved() {
            ServiceLimits fiveHours = new ServiceLimits(18_000L, null, StatisticsMode.TIME, null);
            ProfileView made = catalogue.in(work ->
                    work.profiles().put("vodISP1", fiveHours, UNSAID, ANNA).value());
            ProfileView emptied = catalogue.in(work -> work.profiles()
                    .put("vodISP1", ServiceLimits.NONE, version(made.version()), ANNA)
                    .value());

            assertThat(made.json()).hasToString("{\"name\":\"vodISP1\",\"timeout\":\"PT5H\",\"statistics\":\"TIME\"}");
            Optional<ProfileView> read = catalogue.in(work -> work.profiles().profile("vodISP1"));
            assertThat(read).contains(emptied);
            ServiceLimits limits = catalogue.in(work -> Profiles.limits(work.entities(), "vodISP1", "/profile"));
            assertThat(limits).isEqualTo(ServiceLimits.NONE);
            catalogue.run(work -> work.profiles().remove("vodISP1", version(emptied.version()), ANNA));
            assertThat(catalogue
                            .in(work -> work.profiles().profiles(PageRequest.first(9)))
                            .items())
                    .isEmpty();
            assertThat(refused(work -> Profiles.limits(work.entities(), "vodISP1", "/profile"))
                            .violations())
                    .containsExactly(new Violation("/profile", "There is no service profile of the name vodISP1."));
            assertThat(audited())
                    .containsExactly(
                            "service-profile.created /service-profiles/vodISP1 anna",
                            "service-profile.changed /service-profiles/vodISP1 anna",
                            "service-profile.removed /service-profiles/vodISP1 anna");
        }

        @Test
        void areFoundForAnOrder_beforeTheyWereReadAnew() {
            CurrentServices services = new CurrentServices(catalogue.database);
            services.reload();
            catalogue.run(work -> work.services().put("fresh", tiered, UNSAID, ANNA));

            assertThat(services.current("fresh")).isEmpty();
            assertThat(services.newest("fresh")).map(ServiceFacts::terms).contains(tiered);
            assertThat(services.newest("none")).isEmpty();
        }

        @Test
        void areRefused_withARenderingThatNoDictionaryHas() {
            ServiceTerms unknown = tiered.renderedAs(new ServiceRendering("generic", "No-Such-Thing", "x"));

            assertThat(refused(work -> work.services().put("x", unknown, UNSAID, ANNA))
                            .violations())
                    .containsExactly(
                            new Violation("/renderings/generic/0/attribute", "No dictionary has No-Such-Thing."));
        }

        @Test
        void areRefused_withADefaultThatIsNone() {
            ServiceTerms low =
                    ServiceTerms.of(StatisticsMode.TIME, rate("ok", null, null), rate("bw", 64_000L, "63999"));

            assertThat(refused(work -> work.services().put("low", low, UNSAID, ANNA))
                            .violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.pointer()).isEqualTo("/parameters/1/default"));
        }

        @Test
        void stay_whileTheyAreUsed_andGoWithAllVersions() {
            put(tiered, UNSAID);
            put(tiered.inMutexGroup(1), ANY);
            catalogue.execute("insert into retailer (name, zone, version) values ('isp1', 'UTC', 0)");
            catalogue.execute("insert into subscriber (retailer_id, kind, name, status, version)"
                    + " select id, 'RESIDENTIAL', 'c', 'ACTIVE', 0 from retailer");
            catalogue.execute("insert into record_service (subscriber_id, tag, activation)"
                    + " select id, 1, 'tiered(1, 2)' from subscriber");
            catalogue.execute("insert into record_service (subscriber_id, tag, activation)"
                    + " select id, 2, 'tieredness' from subscriber");
            Refused record = refused(work -> work.services().remove("tiered", ANY, ANNA));
            catalogue.execute("delete from record_service where tag = 1");
            catalogue.execute("insert into subscription (subscriber_id, service_id, name, trigger_by, activation_order,"
                    + " status, version) select s.id, d.id, 'x', 'MANUAL', 1, 'ACTIVE', 0 from subscriber s,"
                    + " service_definition d");
            Refused subscription = refused(work -> work.services().remove("tiered", ANY, ANNA));
            catalogue.execute("delete from subscription");

            catalogue.run(work -> work.services().remove("tiered", ANY, ANNA));

            assertThat(record.getMessage()).isEqualTo("The service is used by 1 records of subscribers.");
            assertThat(subscription.getMessage()).isEqualTo("The service is used by 1 subscriptions.");
            for (String table :
                    List.of("service_definition", "service_version", "service_parameter", "service_rendering")) {
                assertThat(catalogue.rows("select 1 from " + table)).as(table).isEmpty();
            }
        }

        private Written<ServiceView> put(ServiceTerms terms, ExpectedState expected) {
            return catalogue.in(work -> work.services().put("tiered", terms, expected, ANNA));
        }

        private ServiceParameter rate(String name, @Nullable Long least, @Nullable String ifAbsent) {
            return new ServiceParameter(name, ParameterType.BITS_PER_SECOND, least, null, ifAbsent);
        }
    }

    @Nested
    class Retailers {

        @Test
        void ownTheirRealms_eachOne() {
            RetailerView made = put("isp1", "isp1.com", UNSAID).value();
            RetailerView same = put("isp1", "ISP1.com", version(made.version())).value();
            Refused refused = refused(work -> work.retailers().put(command("isp2", "isp1.com"), UNSAID, ANNA));

            assertThat(same).isEqualTo(made);
            assertThat(refused.reason()).isEqualTo(Reason.DUPLICATE);
            assertThat(refused.violations().get(0).pointer()).isEqualTo("/realms/0");
            assertThat(audited()).containsExactly("retailer.created /retailers/isp1 anna");
        }

        @Test
        void stay_whileTheyHaveSubscribersOrManagers() {
            put("isp1", "isp1.com", UNSAID);
            catalogue.execute("insert into subscriber (retailer_id, kind, name, status, version)"
                    + " select id, 'RESIDENTIAL', 'c', 'ACTIVE', 0 from retailer");
            Refused subscribers = refused(work -> work.retailers().remove("isp1", ANY, ANNA));
            catalogue.execute("delete from subscriber");
            catalogue.execute(
                    "insert into portal_user (name, password_hash, role, retailer_id, failures, enabled, version)"
                            + " select 'mona', 'x', 'retailer-manager', id, 0, true, 0 from retailer");
            Refused managers = refused(work -> work.retailers().remove("isp1", ANY, ANNA));
            catalogue.execute("delete from portal_user");
            catalogue.run(work -> work.retailers().remove("isp1", ANY, ANNA));

            assertThat(subscribers.getMessage()).contains("subscribers: 1");
            assertThat(managers.getMessage()).contains("mona");
            assertThat(catalogue.rows("select realm from retailer_realm")).isEmpty();
        }

        @Test
        void areSeenByTheirManager_alone() {
            put("isp1", "isp1.com", UNSAID);
            put("isp2", "isp2.com", UNSAID);
            TenantScope second = TenantScope.ofRetailer(Long.parseLong(catalogue
                    .rows("select id from retailer where name = 'isp2'")
                    .get(0)));

            assertThat(names(second)).containsExactly("isp2");
            assertThat(names(TenantScope.ALL)).containsExactly("isp1", "isp2");
            assertThat(isSeen("isp1", second)).isFalse();
            assertThat(isSeen("isp2", second)).isTrue();
        }

        private boolean isSeen(String name, TenantScope scope) {
            Boolean seen = catalogue.in(
                    work -> work.retailerQueries().retailer(name, scope).isPresent());
            return seen;
        }

        private List<String> names(TenantScope scope) {
            return catalogue.in(work -> work.retailerQueries().retailers(scope, PageRequest.first(9))).items().stream()
                    .map(RetailerView::name)
                    .toList();
        }

        private Written<RetailerView> put(String name, String realm, ExpectedState expected) {
            return catalogue.in(work -> work.retailers().put(command(name, realm), expected, ANNA));
        }

        private RetailerCommand command(String name, String realm) {
            return new RetailerCommand(name, List.of(new RealmName(realm)), ZoneId.of("Europe/Berlin"));
        }
    }

    private Refused refused(Consumer<Catalogue.Work> change) {
        return Objects.requireNonNull(catchThrowableOfType(Refused.class, () -> catalogue.run(change)), "not refused");
    }

    private List<String> told() {
        return catalogue.rows("select concat(topic, ' ', subject) from change_log order by id");
    }

    private List<String> audited() {
        return catalogue.rows("select concat(action, ' ', resource, ' ', actor) from audit_entry order by id");
    }
}
