package io.sluice.ejb.subscriber;

import static io.sluice.ejb.subscriber.JdbcLoginProfiles.query;

import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.CredentialVault.Purpose;
import io.sluice.subscriber.draft.SubscriberDraft;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes subscribers by batches. The same SQL serves both databases. */
final class SubscriberRows {

    private static final String INSERT = "insert into subscriber (status, zone, concurrency, login, credential,"
            + " retailer_id, parent_id, kind, name, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)";
    private static final String UPDATE =
            "update subscriber set status = ?, zone = ?, concurrency = ?," + " version = version + 1 where id = ?";
    private static final String UPDATE_CREDENTIAL = "update subscriber set credential = ? where id = ?";

    private final Connection connection;
    private final CredentialVault vault;

    SubscriberRows(Connection connection, CredentialVault vault) {
        this.connection = connection;
        this.vault = vault;
    }

    /** Writes them and gives back all ids by login. */
    Map<String, Long> write(List<SoundLine> lines) throws SQLException {
        List<SoundLine> fresh = lines.stream().filter(SoundLine::isNew).toList();
        List<SoundLine> known = lines.stream().filter(line -> !line.isNew()).toList();
        Map<String, Long> ids = new HashMap<>();
        if (!fresh.isEmpty()) {
            insert(fresh);
            query(
                    connection,
                    "select login, id from subscriber where login = any(?)",
                    statement -> statement.setObject(
                            1, fresh.stream().map(SoundLine::login).toArray(String[]::new)),
                    row -> ids.put(row.getString(1), row.getLong(2)));
        }
        if (!known.isEmpty()) {
            update(known);
            known.forEach(line -> ids.put(line.login(), Objects.requireNonNull(line.existing())));
        }
        return ids;
    }

    private void insert(List<SoundLine> lines) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (SoundLine line : lines) {
                SubscriberDraft draft = line.line().subscriber();
                setProperties(insert, draft);
                insert.setString(4, draft.login());
                insert.setBytes(5, encrypted(draft));
                insert.setLong(6, line.retailer());
                insert.setObject(7, line.parent(), Types.BIGINT);
                insert.setString(8, draft.kind().name());
                insert.setString(9, draft.effectiveName());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void update(List<SoundLine> lines) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE);
                PreparedStatement credential = connection.prepareStatement(UPDATE_CREDENTIAL)) {
            boolean anyPassword = false;
            for (SoundLine line : lines) {
                SubscriberDraft draft = line.line().subscriber();
                long id = Objects.requireNonNull(line.existing());
                setProperties(update, draft);
                update.setLong(4, id);
                update.addBatch();
                if (draft.password() != null) {
                    anyPassword = true;
                    credential.setBytes(1, encrypted(draft));
                    credential.setLong(2, id);
                    credential.addBatch();
                }
            }
            update.executeBatch();
            if (anyPassword) {
                credential.executeBatch();
            }
        }
    }

    private static void setProperties(PreparedStatement statement, SubscriberDraft draft) throws SQLException {
        statement.setString(1, draft.status().name());
        statement.setString(2, draft.zone());
        statement.setObject(3, draft.concurrency(), Types.INTEGER);
    }

    private byte @Nullable [] encrypted(SubscriberDraft draft) {
        byte[] password = draft.passwordOctets();
        return password == null ? null : vault.encrypt(Purpose.SUBSCRIBER_CREDENTIAL, password);
    }
}
