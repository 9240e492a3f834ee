package io.sluice.ejb.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.security.CredentialVault.Purpose;
import io.sluice.ejb.security.OneConnection;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.subscriber.ActivationTrigger;
import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.SubscriberStatus;
import io.sluice.subscriber.SubscriptionStatus;
import io.sluice.subscriber.TenantScope;
import io.sluice.subscriber.draft.RecordDraft;
import io.sluice.subscriber.draft.SubscriberDraft;
import io.sluice.subscriber.draft.SubscriptionDraft;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many subscribers at once, on each database. */
abstract class ImportStory {

    private static final SubscriptionDraft TIERED = new SubscriptionDraft(
            "tiered",
            null,
            ActivationTrigger.ACTIVATE_ON_LOGIN,
            1,
            SubscriptionStatus.ACTIVE,
            Map.of("inputBW", "1M", "outputBW", "5M"),
            SubscriptionDraft.Limits.NONE);

    private SubscriberBase base;
    private final List<RefusedLine> refused = new ArrayList<>();

    abstract DataSource newDatabase();

    @BeforeEach
    void open(@TempDir Path folder) {
        base = new SubscriberBase(newDatabase(), folder);
    }

    @AfterEach
    void close() {
        base.close();
    }

    private static RecordDraft gold(long tag) {
        return new RecordDraft(
                List.of(
                        new RecordDraft.Attribute("Session-Timeout", null, "86400"),
                        new RecordDraft.Attribute("Framed-Route", null, "10.1.0.0/16 0.0.0.0 1")),
                List.of(new RecordDraft.Service(tag, "gold", 60L, null, 2L, 600L)));
    }

    private static ImportLine line(
            long number,
            String parent,
            String login,
            @Nullable String password,
            @Nullable RecordDraft record,
            @Nullable List<SubscriptionDraft> subscriptions) {
        SubscriberDraft draft = new SubscriberDraft(
                SubscriberKind.RESIDENTIAL, parent, null, login, password, SubscriberStatus.ACTIVE, null, 1L);
        return new ImportLine(number, draft, record, subscriptions);
    }

    private static ImportLine full(long number, String login) {
        return line(number, "isp1", login, "pw-" + login, gold(1), List.of(TIERED));
    }

    private ImportCounts run(ImportMode mode, Actor actor, ImportLine... lines) {
        refused.clear();
        ImportRun run = new ImportRun(chunk -> land(chunk, mode, actor), refused::add);
        List.of(lines).forEach(run::add);
        return run.finish();
    }

    /** In one transaction, as the caller of the manager has it. */
    private ChunkOutcome land(List<ImportLine> chunk, ImportMode mode, Actor actor) {
        try (Connection connection = base.database.getConnection()) {
            connection.setAutoCommit(false);
            DataSource one = OneConnection.of(connection);
            try {
                ChunkOutcome outcome = base.change(entities -> new SubscriberImport(
                                entities,
                                one,
                                RadiusDictionary.builtIn(),
                                new LimitSettings(false),
                                base.services,
                                base.vault,
                                new ChangeLog(one, base.clock),
                                new AuditTrail(one, base.clock))
                        .land(chunk, mode, actor));
                connection.commit();
                return outcome;
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> told() {
        return refused.stream()
                .map(line -> line.number() + line.violations().get(0).pointer())
                .toList();
    }

    private String count(String table) {
        return base.rows("select count(*) from " + table).get(0);
    }

    @Test
    void storesAThousandButTheOneBadLine() {
        ImportLine[] lines = new ImportLine[1_000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = i == 616 ? line(617, "isp1", "bad@isp1.com", "x", gold(9), null) : full(i + 1, "sub" + i);
        }

        ImportCounts counts = run(ImportMode.CREATE, base.operator, lines);

        assertThat(counts).isEqualTo(new ImportCounts(999, 0, 1));
        assertThat(told()).containsExactly("617/record/services/0/tag");
        assertThat(base.rows("select count(*) from subscriber where kind = 'RESIDENTIAL'"))
                .containsExactly("999");
        assertThat(List.of(
                        count("record_service"),
                        count("record_attribute"),
                        count("subscription"),
                        count("subscription_substitution")))
                .containsExactly("999", "1998", "999", "1998");
        assertThat(base.rows("select subject from change_log")).hasSize(1);
        assertThat(base.rows("select after_state from audit_entry"))
                .containsExactly("{\"firstLine\":1,\"lastLine\":1000,\"created\":999,\"replaced\":0,\"refused\":1}");
    }

    @Test
    void storesWhatTheInterfaceShows() {
        run(ImportMode.CREATE, base.operator, full(1, "anna"));

        long id = Long.parseLong(
                base.rows("select id from subscriber where login = 'anna'").get(0));
        SubscriberView anna = base.queries(queries -> queries.subscriber(id, TenantScope.ALL));
        RecordView record = base.queries(queries -> queries.record(id, TenantScope.ALL));
        List<SubscriptionView> subscriptions = base.queries(queries -> queries.subscriptions(id, TenantScope.ALL));
        assertThat(anna)
                .extracting(SubscriberView::parent, SubscriberView::name, SubscriberView::concurrency)
                .containsExactly("isp1", "anna", 1);
        assertThat(record.record()).isEqualTo(gold(1).toRecord());
        assertThat(subscriptions).singleElement().satisfies(each -> {
            assertThat(each.service()).isEqualTo("tiered");
            assertThat(each.substitutions()).isEqualTo(TIERED.substitutions());
        });
        assertThat(password("anna")).isEqualTo("pw-anna");
        assertThat(base.rows("select subject from change_log")).containsExactly(String.valueOf(id));
    }

    private String password(String login) {
        String hex = base.octets("select credential from subscriber where login = '" + login + "'");
        return new String(
                base.vault.decrypt(Purpose.SUBSCRIBER_CREDENTIAL, HexFormat.of().parseHex(hex)),
                StandardCharsets.UTF_8);
    }

    @Test
    void refusesALoginThatIsTaken_beItInTheFile() {
        run(ImportMode.CREATE, base.operator, full(1, "anna"));

        ImportCounts counts = run(ImportMode.CREATE, base.operator, full(1, "eva"), full(2, "anna"), full(3, "eva"));

        assertThat(counts).isEqualTo(new ImportCounts(1, 0, 2));
        assertThat(told()).containsExactly("2/login", "3/login");
    }

    @Test
    void replacesWhatALineSays_andKeepsTheRest() {
        run(ImportMode.CREATE, base.operator, full(1, "anna"), full(2, "eva"));
        RecordDraft onTag5 = gold(5);

        ImportCounts counts = run(
                ImportMode.REPLACE,
                base.operator,
                line(1, "isp1", "anna", null, onTag5, null),
                line(2, "isp1", "eva", "new", null, List.of()),
                full(3, "uma"));

        assertThat(counts).isEqualTo(new ImportCounts(1, 2, 0));
        assertThat(password("anna")).isEqualTo("pw-anna");
        assertThat(password("eva")).isEqualTo("new");
        assertThat(base.rows("select s.login || t.tag from subscriber s join record_service t on t.subscriber_id = s.id"
                        + " order by s.login"))
                .containsExactly("anna5", "eva1", "uma1");
        assertThat(base.rows("select s.login from subscriber s join subscription u on u.subscriber_id = s.id"
                        + " order by s.login"))
                .containsExactly("anna", "uma");
        assertThat(base.rows("select version from subscriber where login = 'anna'"))
                .containsExactly("1");
    }

    @Test
    void theLaterOfTwoLinesCounts_whenReplacing() {
        run(
                ImportMode.REPLACE,
                base.operator,
                line(1, "isp1", "anna", "first", null, null),
                line(2, "isp1", "anna", "second", null, null));

        assertThat(password("anna")).isEqualTo("second");
    }

    @Test
    void refusesWhatIsFixed_whatIsAnothersAndWhatIsNoLine() {
        run(ImportMode.CREATE, base.operator, full(1, "anna"));
        SubscriberDraft site = new SubscriberDraft(
                SubscriberKind.SITE, "isp1/acme", "bonn", null, null, SubscriberStatus.ACTIVE, null, null);

        run(
                ImportMode.REPLACE,
                base.operator,
                line(1, "isp2", "anna", "x", null, null),
                line(2, "isp1/acme", "b", "x", null, null),
                line(3, "nowhere", "c", "x", null, null),
                new ImportLine(4, site, null, null));
        assertThat(told()).containsExactly("1/parent", "2/parent", "3/parent", "4/kind");

        run(
                ImportMode.REPLACE,
                base.managerOfIsp2,
                line(1, "isp2", "anna", "x", null, null),
                line(2, "isp1", "d", "x", null, null),
                line(3, "isp2", "e", "x", null, null));
        assertThat(told()).containsExactly("1/login", "2/parent");
        assertThat(password("anna")).isEqualTo("pw-anna");
        assertThat(base.rows("select login from subscriber where retailer_id = " + base.isp2))
                .containsExactly("e");
    }

    @Test
    void refusesANameThatIsTaken_alsoWithinAChunk() {
        run(ImportMode.CREATE, base.operator, named(1, "anna", "house"));

        run(ImportMode.CREATE, base.operator, named(1, "eva", "house"), named(2, "uma", "hut"), named(3, "ina", "hut"));

        assertThat(told()).containsExactly("1/name", "3/name");
    }

    private static ImportLine named(long number, String login, String name) {
        SubscriberDraft draft = new SubscriberDraft(
                SubscriberKind.RESIDENTIAL, "isp1", name, login, "x", SubscriberStatus.ACTIVE, null, null);
        return new ImportLine(number, draft, null, null);
    }
}
