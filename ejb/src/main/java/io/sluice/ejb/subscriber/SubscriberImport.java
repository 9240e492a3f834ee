package io.sluice.ejb.subscriber;

import io.sluice.dialect.Dialects;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.Members;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.service.CurrentServices;
import io.sluice.radius.dictionary.RadiusDictionary;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Stores many subscribers at once, with their records and subscriptions: set-based, a handful of statements for a thousand,
 * whatever is stored for each. Works within the caller's transaction.
 */
@Stateless
public class SubscriberImport {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Inject
    private RadiusDictionary dictionary;

    @Inject
    private LimitSettings limits;

    @Inject
    private CurrentServices services;

    @Inject
    private CredentialVault vault;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected SubscriberImport() {}

    SubscriberImport(
            EntityManager entities,
            DataSource database,
            RadiusDictionary dictionary,
            LimitSettings limits,
            CurrentServices services,
            CredentialVault vault,
            ChangeLog changes,
            AuditTrail audit) {
        this.entities = entities;
        this.database = database;
        this.dictionary = dictionary;
        this.limits = limits;
        this.services = services;
        this.vault = vault;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Stores a chunk: every line that nothing speaks against.
     *
     * @param lines each login once
     * @throws Refused if somebody else stored something at the same moment that is in the way; nothing is stored then
     */
    public ChunkOutcome land(List<ImportLine> lines, ImportMode mode, Actor actor) {
        try (Connection connection = database.getConnection()) {
            ImportCheck check =
                    new ImportCheck(entities, new Dialects(dictionary), limits, services.scopes(), actor.scope());
            List<SoundLine> sound = new ArrayList<>(lines.size());
            List<RefusedLine> refused = new ArrayList<>();
            check.check(lines, new ExistingRows(connection), mode, sound, refused);
            ChunkOutcome outcome = store(sound, refused, connection);
            writeDown(lines, outcome, actor);
            return outcome;
        } catch (SQLException e) {
            throw refusalOrAway(e);
        }
    }

    private ChunkOutcome store(List<SoundLine> sound, List<RefusedLine> refused, Connection connection)
            throws SQLException {
        if (sound.isEmpty()) {
            return new ChunkOutcome(0, 0, refused);
        }
        Map<String, Long> ids = new SubscriberRows(connection, vault).write(sound);
        new RecordRows(connection).write(sound, ids);
        new SubscriptionRows(connection).write(sound, ids);
        IdRanges.of(ids.values()).forEach(subject -> changes.changed(ChangeTopic.SUBSCRIBER, subject));
        int replaced = (int) sound.stream().filter(line -> !line.isNew()).count();
        return new ChunkOutcome(sound.size() - replaced, replaced, refused);
    }

    /** One entry for a chunk: which lines, not what they say. */
    private void writeDown(List<ImportLine> lines, ChunkOutcome outcome, Actor actor) {
        audit.record(
                actor,
                "subscribers.imported",
                "/subscribers:import",
                null,
                new Members()
                        .with("firstLine", lines.get(0).number())
                        .with("lastLine", lines.get(lines.size() - 1).number())
                        .with("created", outcome.created())
                        .with("replaced", outcome.replaced())
                        .with("refused", outcome.refused().size())
                        .build());
    }

    /** Class 22 and 23: something about the data; 40 and H2's 90131: a lost race. The rest is the database's own trouble. */
    private static RuntimeException refusalOrAway(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
            if (state != null && (state.matches("(22|23|40).*") || state.equals("90131"))) {
                return Refused.because(
                        Reason.DUPLICATE, "The database does not take it beside what was stored at the same moment.");
            }
        }
        return new DatabaseAway(failure);
    }
}
