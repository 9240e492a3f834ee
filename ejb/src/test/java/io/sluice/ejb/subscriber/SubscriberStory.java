package io.sluice.ejb.subscriber;

import static io.sluice.subscriber.ActivationTrigger.ACTIVATE_ON_LOGIN;
import static io.sluice.subscriber.ActivationTrigger.MANUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.dialect.Dialects;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.platform.Violation;
import io.sluice.ejb.platform.Warning;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.scope.ScopeCommand;
import io.sluice.ejb.scope.ScopeManager;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.CredentialVault.Purpose;
import io.sluice.nas.DialectName;
import io.sluice.nas.Nas;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ActivationTrigger;
import io.sluice.subscriber.LoginProfile;
import io.sluice.subscriber.LoginProfiles;
import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.SubscriberStatus;
import io.sluice.subscriber.SubscriptionStatus;
import io.sluice.subscriber.TenantScope;
import io.sluice.subscriber.draft.RecordDraft;
import io.sluice.subscriber.draft.SubscriberDraft;
import io.sluice.subscriber.draft.SubscriptionDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscribers from creation to deletion, on each database. */
abstract class SubscriberStory {

    private static final RecordDraft.Service GOLD = new RecordDraft.Service(1, "gold", 60L, null, 2L, 600L);

    private SubscriberBase base;

    abstract DataSource newDatabase();

    @BeforeEach
    void open(@TempDir Path folder) {
        base = new SubscriberBase(newDatabase(), folder);
    }

    @AfterEach
    void close() {
        base.close();
    }

    private static SubscriberDraft line(String parent, String login, @Nullable String password) {
        return new SubscriberDraft(
                SubscriberKind.RESIDENTIAL, parent, null, login, password, SubscriberStatus.ACTIVE, null, null);
    }

    private Written<SubscriberView> create(SubscriberDraft draft, Actor actor) {
        return base.subscribers(manager -> manager.create(draft, actor));
    }

    private SubscriberView anna() {
        return create(line("isp1", "anna@isp1.com", "first"), base.operator).value();
    }

    private SubscriberView shown(long id) {
        return base.queries(queries -> queries.subscriber(id, TenantScope.ALL));
    }

    private RecordView recordOf(long id) {
        return base.queries(queries -> queries.record(id, TenantScope.ALL));
    }

    private List<SubscriptionView> subscriptionsOf(long id) {
        return base.queries(queries -> queries.subscriptions(id, TenantScope.ALL));
    }

    private static SubscriberChange password(String text) {
        return new SubscriberChange(Given.nothing(), Given.of(text), null, Given.nothing(), Given.nothing());
    }

    private Written<SubscriberView> change(long id, SubscriberChange change, int version) {
        return base.subscribers(manager -> manager.change(id, change, ExpectedState.version(version), base.operator));
    }

    private static void assertRefused(Runnable work, Reason reason, String pointer) {
        Refused refused = catchThrowableOfType(Refused.class, work::run);
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.violations().get(0).pointer()).isEqualTo(pointer);
    }

    private List<String> everything() {
        return base.rows("select 's' || id || '/' || version from subscriber"
                + " union all select 'a' || subscriber_id || content from record_attribute"
                + " union all select 't' || subscriber_id || activation from record_service"
                + " union all select 'u' || id || '/' || version from subscription"
                + " union all select 'c' || id from change_log union all select 'e' || id from audit_entry");
    }

    private String credentialOf(long id) {
        return base.octets("select credential from subscriber where id = " + id);
    }

    @Nested
    class Creating {

        @Test
        void storesTellsAndWritesDown() {
            Written<SubscriberView> written = create(line("isp1", "anna@isp1.com", "first"), base.operator);

            SubscriberView anna = written.value();
            assertThat(written.created()).isTrue();
            assertThat(anna)
                    .extracting(
                            SubscriberView::parent,
                            SubscriberView::retailer,
                            SubscriberView::name,
                            SubscriberView::hasPassword,
                            SubscriberView::status)
                    .containsExactly("isp1", "isp1", "anna@isp1.com", true, SubscriberStatus.ACTIVE);
            assertThat(base.rows("select topic || subject from change_log")).containsExactly("SUBSCRIBER" + anna.id());
            assertThat(base.rows("select action || resource from audit_entry"))
                    .containsExactly("subscriber.created/subscribers/" + anna.id());
            assertThat(base.rows("select after_state from audit_entry"))
                    .singleElement()
                    .asString()
                    .contains("anna@isp1.com")
                    .doesNotContain("first");
            assertThat(shown(anna.id())).isEqualTo(anna);
        }

        @Test
        void findsItsPlaceByPath() {
            SubscriberDraft access = new SubscriberDraft(
                    SubscriberKind.ACCESS,
                    "isp1/acme/berlin",
                    "desk",
                    "desk@acme",
                    null,
                    SubscriberStatus.SUSPENDED,
                    "Asia/Tokyo",
                    2L);

            SubscriberView desk = create(access, base.operator).value();

            assertThat(desk.parent()).isEqualTo("isp1/acme/berlin");
            assertThat(desk.status()).isEqualTo(SubscriberStatus.SUSPENDED);
            assertThat(desk.zone()).isEqualTo("Asia/Tokyo");
            assertThat(desk.concurrency()).isEqualTo(2);
        }

        @Test
        void refusesWhatIsTaken_andLeavesNothing() {
            anna();
            List<String> before = everything();

            assertRefused(() -> create(line("isp2", "anna@isp1.com", "x"), base.operator), Reason.DUPLICATE, "/login");
            SubscriberDraft sameName = new SubscriberDraft(
                    SubscriberKind.RESIDENTIAL,
                    "isp1",
                    "anna@isp1.com",
                    "other",
                    null,
                    SubscriberStatus.ACTIVE,
                    null,
                    null);
            assertRefused(() -> create(sameName, base.operator), Reason.DUPLICATE, "/name");

            assertThat(everything()).isEqualTo(before);
        }

        @Test
        void refusesAPlaceThatIsNotThere_orNotTheTenants() {
            assertRefused(() -> create(line("isp3", "a", "x"), base.operator), Reason.INVALID, "/parent");
            assertRefused(() -> create(line("isp1/nowhere", "a", "x"), base.operator), Reason.INVALID, "/parent");
            assertRefused(() -> create(line("isp1/acme", "a", "x"), base.operator), Reason.INVALID, "/parent");
            assertRefused(() -> create(line("isp1", "a", "x"), base.managerOfIsp2), Reason.INVALID, "/parent");
            assertThat(create(line("isp2", "a", "x"), base.managerOfIsp2).created())
                    .isTrue();
        }
    }

    @Nested
    class Changing {

        @Test
        void replacesThePassword_andNothingElse() {
            SubscriberView anna = anna();
            String before = credentialOf(anna.id());

            SubscriberView after =
                    change(anna.id(), password("second"), anna.version()).value();

            assertThat(credentialOf(anna.id())).isNotEqualTo(before);
            assertThat(base.vault.decrypt(
                            Purpose.SUBSCRIBER_CREDENTIAL, HexFormat.of().parseHex(credentialOf(anna.id()))))
                    .asString()
                    .isEqualTo("second");
            assertThat(after.login()).isEqualTo("anna@isp1.com");
            assertThat(base.rows("select count(*) from change_log")).containsExactly("2");
            assertThat(base.rows("select after_state from audit_entry where action = 'subscriber.changed'"))
                    .singleElement()
                    .asString()
                    .contains("\"passwordChanged\":true")
                    .doesNotContain("second");
        }

        @Test
        void keepsThePassword_whenSomethingElseChanges() {
            SubscriberView anna = anna();
            String before = credentialOf(anna.id());

            SubscriberView after = change(
                            anna.id(),
                            new SubscriberChange(
                                    Given.of("eva@isp1.com"),
                                    Given.nothing(),
                                    SubscriberStatus.SUSPENDED,
                                    Given.of("Asia/Tokyo"),
                                    Given.of(3L)),
                            anna.version())
                    .value();

            assertThat(credentialOf(anna.id())).isEqualTo(before);
            assertThat(after)
                    .extracting(
                            SubscriberView::login,
                            SubscriberView::status,
                            SubscriberView::zone,
                            SubscriberView::concurrency)
                    .containsExactly("eva@isp1.com", SubscriberStatus.SUSPENDED, "Asia/Tokyo", 3);
            SubscriberView cleared = change(
                            anna.id(),
                            new SubscriberChange(Given.nothing(), Given.of(null), null, Given.of(null), Given.of(null)),
                            after.version())
                    .value();
            assertThat(cleared)
                    .extracting(SubscriberView::hasPassword, SubscriberView::zone, SubscriberView::concurrency)
                    .containsExactly(false, null, null);
        }

        @Test
        void refusesAStaleVersion_aTakenLogin_anInvalidValueAndAForeignTenant() {
            SubscriberView anna = anna();
            create(line("isp1", "eva@isp1.com", "x"), base.operator);
            List<String> before = everything();

            assertRefused(() -> change(anna.id(), password("x"), anna.version() + 7), Reason.STALE, "");
            SubscriberChange eva = new SubscriberChange(
                    Given.of("eva@isp1.com"), Given.nothing(), null, Given.nothing(), Given.nothing());
            assertRefused(() -> change(anna.id(), eva, anna.version()), Reason.DUPLICATE, "/login");
            SubscriberChange nowhere = new SubscriberChange(
                    Given.nothing(), Given.nothing(), null, Given.of("Mars/Olympus"), Given.nothing());
            assertRefused(() -> change(anna.id(), nowhere, anna.version()), Reason.INVALID, "/zone");
            assertRefused(
                    () -> base.subscribers(
                            manager -> manager.change(anna.id(), password("x"), ExpectedState.ANY, base.managerOfIsp2)),
                    Reason.NOT_FOUND,
                    "");

            assertThat(everything()).isEqualTo(before);
        }
    }

    @Nested
    class SuspendingAGroup {

        @Test
        void suspendsWhoeverStandsBelow_andTellsAllOfThem() {
            long acme = idOf("acme");
            SubscriberView desk = create(
                            new SubscriberDraft(
                                    SubscriberKind.ACCESS,
                                    "isp1/acme/berlin",
                                    "desk",
                                    "desk@acme",
                                    "x",
                                    SubscriberStatus.ACTIVE,
                                    null,
                                    null),
                            base.operator)
                    .value();
            SubscriberView anna = anna();
            assertThat(statuses("desk@acme", "anna@isp1.com"))
                    .containsOnly(active("desk@acme"), active("anna@isp1.com"));

            SubscriberChange suspension = new SubscriberChange(
                    Given.nothing(), Given.nothing(), SubscriberStatus.SUSPENDED, Given.nothing(), Given.nothing());
            base.subscribers(manager -> manager.change(acme, suspension, ExpectedState.ANY, base.operator));

            assertThat(statuses("desk@acme", "anna@isp1.com"))
                    .containsOnly(Map.entry("desk@acme", SubscriberStatus.SUSPENDED), active("anna@isp1.com"));
            Set<Long> told = new HashSet<>();
            base.rows("select subject from change_log where id = (select max(id) from change_log)")
                    .forEach(subject -> IdRanges.expand(subject, told::add));
            assertThat(told).contains(acme, idOf("berlin"), desk.id());
            assertThat(shown(anna.id()).status()).isEqualTo(SubscriberStatus.ACTIVE);
        }

        private Map.Entry<String, SubscriberStatus> active(String login) {
            return Map.entry(login, SubscriberStatus.ACTIVE);
        }

        private long idOf(String name) {
            return Long.parseLong(base.rows("select id from subscriber where name = '" + name + "'")
                    .get(0));
        }

        /** As a login sees them. */
        private Map<String, SubscriberStatus> statuses(String... logins) {
            LoginProfiles profiles =
                    new LoginProfiles(new Dialects(RadiusDictionary.builtIn()), ServiceDirectory.EMPTY);
            return new JdbcLoginProfiles(base.database, base.vault, profiles, base.services, warning -> {})
                    .ofLogins(List.of(logins)).stream()
                            .collect(Collectors.toMap(LoginProfile::login, LoginProfile::status));
        }
    }

    @Nested
    class Records {

        private final RecordDraft gold = new RecordDraft(
                List.of(new RecordDraft.Attribute("Framed-IP-Address", null, "10.1.2.3")), List.of(GOLD));

        private Written<RecordView> put(long id, RecordDraft draft, ExpectedState expected) {
            return base.records(manager -> manager.put(id, draft, expected, base.operator));
        }

        @Test
        void areMadeReplacedAndTakenAway_eachTimeWithAnotherVersion() {
            SubscriberView anna = anna();

            Written<RecordView> made = put(anna.id(), gold, ExpectedState.UNSAID);
            assertThat(made.created()).isTrue();
            assertThat(made.warnings()).isEmpty();
            assertThat(made.value().record()).isEqualTo(gold.toRecord());
            assertThat(made.value().version()).isGreaterThan(anna.version());

            RecordDraft inert =
                    new RecordDraft(List.of(), List.of(new RecordDraft.Service(2, "guided", 60L, null, null, null)));
            assertRefused(() -> put(anna.id(), inert, ExpectedState.UNSAID), Reason.STATE_UNSAID, "");
            Written<RecordView> replaced =
                    put(anna.id(), inert, ExpectedState.version(made.value().version()));
            assertThat(replaced.created()).isFalse();
            assertThat(replaced.warnings()).extracting(Warning::code).containsExactly("LIMIT_INERT");
            assertThat(replaced.value().version()).isGreaterThan(made.value().version());
            assertThat(recordOf(anna.id())).isEqualTo(replaced.value());

            base.records(manager -> {
                manager.delete(anna.id(), ExpectedState.version(replaced.value().version()), base.operator);
                return true;
            });
            assertRefused(() -> recordOf(anna.id()), Reason.NOT_FOUND, "");
        }

        @Test
        void areRefusedWhole_whenOnePartIsWrong() {
            SubscriberView anna = anna();
            List<String> before = everything();
            RecordDraft clash = new RecordDraft(
                    List.of(), List.of(GOLD, new RecordDraft.Service(2, "silver", null, null, null, null)));

            assertRefused(() -> put(anna.id(), clash, ExpectedState.UNSAID), Reason.INVALID, "/services/1/activate");
            assertRefused(
                    () -> put(anna.id(), new RecordDraft(List.of(), List.of()), ExpectedState.UNSAID),
                    Reason.INVALID,
                    "");
            long acme = Long.parseLong(
                    base.rows("select id from subscriber where name = 'acme'").get(0));
            assertRefused(() -> put(acme, gold, ExpectedState.UNSAID), Reason.INVALID, "");

            assertThat(everything()).isEqualTo(before);
        }
    }

    @Nested
    class Subscriptions {

        private SubscriptionDraft tiered(ActivationTrigger trigger, Map<String, String> substitutions) {
            return new SubscriptionDraft(
                    "tiered",
                    null,
                    trigger,
                    1,
                    SubscriptionStatus.ACTIVE,
                    substitutions,
                    new SubscriptionDraft.Limits(60L, null, null, null));
        }

        private Written<SubscriptionView> add(long id, SubscriptionDraft draft) {
            return base.subscriptions(manager -> manager.add(id, draft, base.operator));
        }

        @Test
        void areAddedReplacedAndRemoved() {
            SubscriberView anna = anna();
            Map<String, String> rates = Map.of("inputBW", "1M", "outputBW", "5M");

            SubscriptionView added =
                    add(anna.id(), tiered(ACTIVATE_ON_LOGIN, rates)).value();
            assertThat(subscriptionsOf(anna.id())).containsExactly(added);
            assertThat(added.substitutions()).isEqualTo(rates);
            assertThat(added.limits().timeoutSeconds()).isEqualTo(60);

            SubscriptionView replaced = base.subscriptions(manager -> manager.replace(
                            anna.id(),
                            added.id(),
                            tiered(MANUAL, Map.of()),
                            ExpectedState.version(added.version()),
                            base.operator))
                    .value();
            assertThat(replaced.substitutions()).isEmpty();
            assertThat(replaced.trigger()).isEqualTo(MANUAL);
            assertThat(replaced.version()).isGreaterThan(added.version());

            base.subscriptions(manager -> {
                manager.delete(anna.id(), added.id(), ExpectedState.version(replaced.version()), base.operator);
                return true;
            });
            assertThat(subscriptionsOf(anna.id())).isEmpty();
            assertThat(base.rows("select count(*) from change_log")).containsExactly("4");
        }

        @Test
        void areRefused_whenNameOrParametersClash_orTheyAreAnothers() {
            SubscriberView anna = anna();
            SubscriberView eva =
                    create(line("isp1", "eva@isp1.com", "x"), base.operator).value();
            SubscriptionView added = add(anna.id(), tiered(MANUAL, Map.of())).value();
            List<String> before = everything();

            assertRefused(() -> add(anna.id(), tiered(MANUAL, Map.of())), Reason.DUPLICATE, "/name");
            assertRefused(
                    () -> add(eva.id(), tiered(ACTIVATE_ON_LOGIN, Map.of("inputBW", "1M"))),
                    Reason.INVALID,
                    "/substitutions/outputBW");
            assertRefused(
                    () -> base.subscriptions(manager -> manager.replace(
                            eva.id(), added.id(), tiered(MANUAL, Map.of()), ExpectedState.ANY, base.operator)),
                    Reason.NOT_FOUND,
                    "");

            assertThat(everything()).isEqualTo(before);
        }
    }

    /** What stands for the parameters of a service that a login starts, and where that comes from. */
    @Nested
    class Inheriting {

        private long acme;
        private long berlin;
        private SubscriberView desk;

        @BeforeEach
        void makeALineBelowASite() {
            acme = idOf("acme");
            berlin = idOf("berlin");
            desk = create(
                            new SubscriberDraft(
                                    SubscriberKind.ACCESS,
                                    "isp1/acme/berlin",
                                    "desk",
                                    "desk@acme",
                                    "x",
                                    SubscriberStatus.ACTIVE,
                                    null,
                                    null),
                            base.operator)
                    .value();
        }

        private long idOf(String name) {
            return Long.parseLong(base.rows("select id from subscriber where name = '" + name + "'")
                    .get(0));
        }

        private Written<SubstitutionsView> substitute(long id, Map<String, String> texts) {
            return base.substitutions(manager -> manager.put(id, texts, ExpectedState.ANY, base.operator));
        }

        private void subscribe(long id, String service, String name, Map<String, String> substitutions) {
            base.subscriptions(manager -> manager.add(
                    id,
                    new SubscriptionDraft(
                            service,
                            name,
                            ACTIVATE_ON_LOGIN,
                            1,
                            SubscriptionStatus.ACTIVE,
                            substitutions,
                            SubscriptionDraft.Limits.NONE),
                    base.operator));
        }

        private void scope(String name, int precedence, List<String> nases, Map<String, String> substitutions) {
            base.change(entities -> new ScopeManager(entities, base.changes, base.audit)
                    .put(
                            new ScopeCommand(
                                    name,
                                    precedence,
                                    false,
                                    List.of("tiered"),
                                    substitutions,
                                    nases,
                                    List.of("isp1/acme")),
                            ExpectedState.UNSAID,
                            base.operator));
        }

        /** As the next login of the line starts them. */
        private List<String> started() {
            return profile().services().stream().map(ServiceGrant::activation).toList();
        }

        private List<String> startedAt(long nas) {
            return profile().at(nas).services().stream()
                    .map(ServiceGrant::activation)
                    .toList();
        }

        private LoginProfile profile() {
            base.services.reload();
            LoginProfiles profiles = new LoginProfiles(new Dialects(RadiusDictionary.builtIn()), base.services);
            return new JdbcLoginProfiles(base.database, base.vault, profiles, base.services, warning -> {})
                    .ofLogins(List.of("desk@acme"))
                    .get(0);
        }

        private long nas(String name) {
            return base.change(entities -> {
                Nas nas = new Nas(name, DialectName.ERX);
                entities.persist(nas);
                return Objects.requireNonNull(nas.id());
            });
        }

        private void exclusive(String name, String service, List<String> nases, List<String> below) {
            base.change(entities -> new ScopeManager(entities, base.changes, base.audit)
                    .put(
                            new ScopeCommand(name, 5, true, List.of(service), Map.of(), nases, below),
                            ExpectedState.UNSAID,
                            base.operator));
            base.services.reload();
        }

        @Test
        void atALogin_aScopeOfItsNas() {
            long bng1 = nas("bng1");
            scope("anywhere", 9, List.of(), Map.of("inputBW", "5M", "outputBW", "5M"));
            scope("here", 1, List.of("bng1"), Map.of("inputBW", "64k", "outputBW", "64k"));
            base.services.reload();
            subscribe(desk.id(), "tiered", null, Map.of());

            assertThat(started()).containsExactly("tiered(5M, 5M)");
            assertThat(startedAt(bng1)).containsExactly("tiered(64k, 64k)");
            assertThat(startedAt(bng1 + 1)).containsExactly("tiered(5M, 5M)");
        }

        @Test
        void atALogin_nothingThatAnExclusiveScopeHasElsewhere() {
            long bng1 = nas("bng1");
            subscribe(desk.id(), "gold", null, Map.of());
            subscribe(desk.id(), "guided", null, Map.of());
            exclusive("only-there", "gold", List.of("bng1"), List.of());
            exclusive("only-isp2", "guided", List.of(), List.of("isp2"));

            assertThat(started()).isEmpty();
            assertThat(startedAt(bng1)).containsExactly("gold");
            ScopedOffers offers = new ScopedOffers(base.database, base.services);
            assertThat(offers.areOffered("gold", desk.id(), bng1)).isTrue();
            assertThat(offers.areOffered("gold", desk.id(), bng1 + 1)).isFalse();
            assertThat(offers.areOffered("gold", null, bng1)).isTrue();
            assertThat(offers.areOffered("guided", desk.id(), bng1)).isFalse();
            assertThat(offers.areOffered("silver", null, bng1 + 1)).isTrue();
        }

        @Test
        void aSubscription_onlyWhereSomeNasOffersTheService() {
            nas("bng1");
            exclusive("only-there", "gold", List.of("bng1"), List.of("isp1/acme"));
            exclusive("only-isp2", "guided", List.of(), List.of("isp2"));

            subscribe(desk.id(), "gold", null, Map.of());
            assertThatThrownBy(() -> subscribe(desk.id(), "guided", null, Map.of()))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.violations())
                            .extracting(Violation::pointer)
                            .containsExactly("/service"));
        }

        @Test
        void substitutions_theNearestFirst() {
            scope("low", 9, List.of(), Map.of("inputBW", "64k", "outputBW", "64k"));
            scope("high", 1, List.of(), Map.of("outputBW", "65k"));
            base.services.reload();
            subscribe(desk.id(), "tiered", null, Map.of());
            assertThat(started()).containsExactly("tiered(64k, 65k)");

            substitute(acme, Map.of("inputBW", "1M", "outputBW", "1M"));
            assertThat(started()).containsExactly("tiered(1M, 1M)");

            substitute(berlin, Map.of("outputBW", "2M"));
            assertThat(started()).containsExactly("tiered(1M, 2M)");

            substitute(desk.id(), Map.of("outputBW", "3M"));
            assertThat(started()).containsExactly("tiered(1M, 3M)");

            subscribe(berlin, "tiered", "second", Map.of("outputBW", "4M"));
            assertThat(started()).containsExactlyInAnyOrder("tiered(1M, 3M)", "tiered(1M, 4M)");
        }

        @Test
        void noSubstitutionOfAScopeForCertainNases_beforeItIsKnownWhichOneItIs() {
            base.change(entities -> {
                entities.persist(new Nas("bng1", DialectName.ERX));
                return true;
            });
            scope("here", 1, List.of("bng1"), Map.of("inputBW", "64k", "outputBW", "64k"));
            substitute(desk.id(), Map.of("inputBW", "5M", "outputBW", "5M"));
            subscribe(desk.id(), "tiered", null, Map.of());
            substitute(desk.id(), Map.of());

            assertThat(started()).isEmpty();
        }

        /** As an order by the service's name at a NAS finds them. */
        private SubscribedTexts.Found ordered(long nas, Map<String, String> session) {
            base.services.reload();
            return base.change(entities -> new SubscribedTexts(entities, base.services.scopes())
                    .of(desk.id(), nas, base.services.current("tiered").orElseThrow(), session));
        }

        @Test
        void forAnOrder_alsoTheScopesOfItsNas_andTheNearestSubscription() {
            long bng1 = base.change(entities -> {
                Nas nas = new Nas("bng1", DialectName.ERX);
                entities.persist(nas);
                return Objects.requireNonNull(nas.id());
            });
            scope("here", 1, List.of("bng1"), Map.of("inputBW", "64k", "outputBW", "64k"));

            assertThat(ordered(bng1, Map.of()).resolution().arguments()).contains(List.of("64k", "64k"));
            assertThat(ordered(bng1 + 1, Map.of()).resolution().missing()).containsExactly("inputBW", "outputBW");
            assertThat(ordered(bng1, Map.of("outputBW", "9M")).resolution().arguments())
                    .contains(List.of("64k", "9M"));

            base.subscriptions(manager -> manager.add(
                    acme,
                    new SubscriptionDraft(
                            "tiered",
                            null,
                            MANUAL,
                            1,
                            SubscriptionStatus.ACTIVE,
                            Map.of("inputBW", "1M"),
                            new SubscriptionDraft.Limits(60L, null, null, null)),
                    base.operator));
            SubscribedTexts.Found found = ordered(bng1, Map.of());
            assertThat(found.resolution().arguments()).contains(List.of("1M", "64k"));
            assertThat(found.limits().timeoutSeconds()).isEqualTo(60);
            assertThat(found.offered()).isTrue();
        }

        @Test
        void subscriptions_unlessANearerNodeHasOneOfTheName() {
            subscribe(acme, "gold", null, Map.of());
            subscribe(acme, "guided", null, Map.of());
            assertThat(started()).containsExactly("gold", "guided");

            base.subscriptions(manager -> manager.add(
                    berlin,
                    new SubscriptionDraft(
                            "silver",
                            "gold",
                            MANUAL,
                            1,
                            SubscriptionStatus.ACTIVE,
                            Map.of(),
                            SubscriptionDraft.Limits.NONE),
                    base.operator));
            assertThat(started()).containsExactly("guided");
        }

        @Test
        void isToldToWhoeverStandsBelow() {
            substitute(acme, Map.of("inputBW", "1M"));

            Set<Long> told = new HashSet<>();
            base.rows("select subject from change_log where id = (select max(id) from change_log)")
                    .forEach(subject -> IdRanges.expand(subject, told::add));
            assertThat(told).contains(acme, berlin, desk.id());
        }

        @Test
        void textsThatNoActivationStringHolds_areRefused() {
            Map<String, String> bad = Map.of("a b", "x", "inputBW", "1,2", "outputBW", "a\nb", "x", " ");

            assertThatThrownBy(() -> substitute(acme, bad))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.violations())
                            .extracting(Violation::pointer)
                            .contains(
                                    "/substitutions/a b",
                                    "/substitutions/inputBW",
                                    "/substitutions/outputBW",
                                    "/substitutions/x"));
            assertThat(base.rows("select count(*) from subscriber_substitution"))
                    .containsExactly("0");
        }

        @Test
        void theSameSaidAgain_isNoChange() {
            int first = substitute(acme, Map.of("inputBW", "1M", "outputBW", "1M"))
                    .value()
                    .version();
            List<String> before = everything();

            // Not the same object, as what is read from a request never is.
            int second = substitute(acme, Map.of("inputBW", new String("1M"), "outputBW", new String("1M")))
                    .value()
                    .version();

            assertThat(second).isEqualTo(first);
            assertThat(everything()).isEqualTo(before);
        }

        @Test
        void whatNoServiceHasAParameterFor_isTakenWithAWarning() {
            assertThat(substitute(acme, Map.of("inputBW", "1M", "inputWB", "1M"))
                            .warnings())
                    .extracting(Warning::code, Warning::pointer)
                    .containsExactly(tuple("PARAMETER_UNKNOWN", "/substitutions/inputWB"));
        }

        @Test
        void whatAScopeNamesStays_andAnExclusiveOneOffersItsServicesNowhereElse() {
            SubscriberView anna = anna();
            base.change(entities -> new ScopeManager(entities, base.changes, base.audit)
                    .put(
                            new ScopeCommand(
                                    "acme-only",
                                    1,
                                    true,
                                    List.of("gold"),
                                    Map.of(),
                                    List.of(),
                                    List.of("isp1/acme/berlin")),
                            ExpectedState.UNSAID,
                            base.operator));
            base.services.reload();

            subscribe(desk.id(), "gold", null, Map.of());
            assertRefused(() -> subscribe(anna.id(), "gold", null, Map.of()), Reason.INVALID, "/service");
            base.subscribers(manager -> {
                manager.delete(desk.id(), false, ExpectedState.ANY, base.operator);
                return true;
            });
            assertThatThrownBy(() -> base.subscribers(manager -> {
                        manager.delete(berlin, false, ExpectedState.ANY, base.operator);
                        return true;
                    }))
                    .hasMessage("It is named by scopes, of which acme-only is one.");
        }
    }

    @Nested
    class OfOneMutexGroup {

        private static SubscriptionDraft to(String service, ActivationTrigger trigger) {
            return new SubscriptionDraft(
                    service, null, trigger, 1, SubscriptionStatus.ACTIVE, Map.of(), SubscriptionDraft.Limits.NONE);
        }

        private SubscriptionView add(long id, SubscriptionDraft draft) {
            return base.subscriptions(manager -> manager.add(id, draft, base.operator))
                    .value();
        }

        private void record(long id, String... activations) {
            List<RecordDraft.Service> services = new ArrayList<>();
            for (String activation : activations) {
                services.add(new RecordDraft.Service(services.size() + 1, activation, null, null, null, null));
            }
            base.records(manager ->
                    manager.put(id, new RecordDraft(List.of(), services), ExpectedState.ABSENT, base.operator));
        }

        @Test
        void twoThatStartAtLoginAreRefused_whereverTheyStand() {
            SubscriberView anna = anna();
            SubscriptionView gold = add(anna.id(), to("gold", ACTIVATE_ON_LOGIN));
            SubscriptionView silver = add(anna.id(), to("silver", MANUAL));
            List<String> before = everything();

            assertRefused(() -> record(anna.id(), "guided", "silver"), Reason.INVALID, "/services/1/activate");
            assertRefused(
                    () -> base.subscriptions(manager -> manager.replace(
                            anna.id(), silver.id(), to("silver", ACTIVATE_ON_LOGIN), ExpectedState.ANY, base.operator)),
                    Reason.INVALID,
                    "/service");
            assertThat(everything()).isEqualTo(before);

            base.subscriptions(manager -> manager.replace(
                    anna.id(), gold.id(), to("gold", ACTIVATE_ON_LOGIN), ExpectedState.ANY, base.operator));
            base.subscriptions(manager ->
                    manager.replace(anna.id(), gold.id(), to("gold", MANUAL), ExpectedState.ANY, base.operator));
            record(anna.id(), "guided", "silver");
            assertRefused(
                    () -> base.subscriptions(manager -> manager.replace(
                            anna.id(), gold.id(), to("gold", ACTIVATE_ON_LOGIN), ExpectedState.ANY, base.operator)),
                    Reason.INVALID,
                    "/service");
        }
    }

    @Nested
    class Deleting {

        private void delete(long id, boolean evenOnline, ExpectedState expected) {
            base.subscribers(manager -> {
                manager.delete(id, evenOnline, expected, base.operator);
                return true;
            });
        }

        @Test
        void takesRecordAndSubscriptionsAlong() {
            SubscriberView anna = anna();
            base.records(manager -> manager.put(
                    anna.id(), new RecordDraft(List.of(), List.of(GOLD)), ExpectedState.UNSAID, base.operator));
            base.subscriptions(manager -> manager.add(
                    anna.id(),
                    new SubscriptionDraft(
                            "tiered",
                            null,
                            MANUAL,
                            0,
                            SubscriptionStatus.ACTIVE,
                            Map.of("inputBW", "1M"),
                            SubscriptionDraft.Limits.NONE),
                    base.operator));

            delete(anna.id(), false, ExpectedState.ANY);

            assertThat(base.rows("select name from subscriber where id = " + anna.id()))
                    .isEmpty();
            assertThat(base.rows("select activation from record_service")).isEmpty();
            assertThat(base.rows("select name from subscription_substitution")).isEmpty();
            assertThat(base.rows("select action from audit_entry where action = 'subscriber.deleted'"))
                    .hasSize(1);
        }

        @Test
        void isRefused_withNodesBelow_orWithoutIfMatch() {
            long acme = Long.parseLong(
                    base.rows("select id from subscriber where name = 'acme'").get(0));

            assertRefused(() -> delete(acme, false, ExpectedState.ANY), Reason.IN_USE, "");
            assertRefused(() -> delete(anna().id(), false, ExpectedState.UNSAID), Reason.STATE_UNSAID, "");
        }

        @Test
        void isRefused_whileOnline_unlessSaid() {
            SubscriberView anna = anna();
            base.execute("insert into subscriber_session (id, nas_id, acct_session_id, subscriber_id, login, state,"
                    + " owner, started_at, start_seen, first_seen_at, last_seen_at, stop_seen, session_time,"
                    + " input_octets, output_octets, input_packets, output_packets) values"
                    + " ('0194d6a0-0000-7000-8000-000000000001', 1, 'a1', " + anna.id()
                    + ", 'anna@isp1.com', 1, 1, current_timestamp, true, current_timestamp, current_timestamp,"
                    + " false, 0, 0, 0, 0, 0)");

            assertRefused(() -> delete(anna.id(), false, ExpectedState.ANY), Reason.IN_USE, "");
            delete(anna.id(), true, ExpectedState.ANY);

            assertThat(base.rows("select acct_session_id from subscriber_session"))
                    .containsExactly("a1");
        }
    }

    @Nested
    class Listing {

        private List<String> names(SubscriberFilter filter, TenantScope scope) {
            return base.queries(queries -> queries.subscribers(filter, scope, PageRequest.first(10))).items().stream()
                    .map(SubscriberView::name)
                    .toList();
        }

        @Test
        void filtersAndKeepsToTheTenant() {
            create(line("isp1", "anna", "x"), base.operator);
            create(line("isp2", "zita", "x"), base.operator);
            TenantScope isp2 = TenantScope.ofRetailer(base.isp2);

            assertThat(names(new SubscriberFilter(null, null, null, null, null), TenantScope.ALL))
                    .containsExactly("zita", "anna", "berlin", "acme");
            assertThat(names(new SubscriberFilter(null, null, null, null, null), isp2))
                    .containsExactly("zita");
            assertThat(names(new SubscriberFilter("anna", null, null, null, null), isp2))
                    .isEmpty();
            assertThat(names(new SubscriberFilter(null, "isp1", null, null, null), TenantScope.ALL))
                    .containsExactly("anna", "acme");
            assertThat(names(new SubscriberFilter(null, "isp1/acme", null, null, null), TenantScope.ALL))
                    .containsExactly("berlin");
            assertThat(names(new SubscriberFilter(null, "isp1", null, null, null), isp2))
                    .isEmpty();
            assertThat(names(new SubscriberFilter(null, null, SubscriberKind.SITE, null, null), TenantScope.ALL))
                    .containsExactly("berlin");
            assertThat(names(new SubscriberFilter(null, null, null, null, "isp2"), TenantScope.ALL))
                    .containsExactly("zita");
            assertThat(names(new SubscriberFilter(null, null, null, SubscriberStatus.SUSPENDED, null), TenantScope.ALL))
                    .isEmpty();
        }

        @Test
        void goesOnWhereAPageEnded() {
            for (String login : List.of("a", "b", "c")) {
                create(line("isp2", login, "x"), base.operator);
            }
            SubscriberFilter lines = new SubscriberFilter(null, "isp2", null, null, null);

            var first = base.queries(queries -> queries.subscribers(lines, TenantScope.ALL, PageRequest.first(2)));
            var second = base.queries(
                    queries -> queries.subscribers(lines, TenantScope.ALL, new PageRequest(2, first.next())));

            assertThat(first.items()).extracting(SubscriberView::name).containsExactly("c", "b");
            assertThat(second.items()).extracting(SubscriberView::name).containsExactly("a");
            assertThat(second.next()).isNull();
            assertThatThrownBy(() -> base.queries(
                            queries -> queries.subscribers(lines, TenantScope.ALL, new PageRequest(2, "not a cursor"))))
                    .isInstanceOf(InvalidCursor.class);
        }
    }
}
