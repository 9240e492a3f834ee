package io.sluice.ejb.subscriber;

import static io.sluice.ejb.subscriber.JdbcLoginProfiles.query;

import io.sluice.subscriber.draft.SubscriptionDraft;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes subscriptions by batches, in the place of those that are there. */
final class SubscriptionRows {

    private static final String INSERT = "insert into subscription (subscriber_id, service_id, name, trigger_by,"
            + " activation_order, status, timeout_seconds, volume_megabytes, statistics, interim_seconds, version)"
            + " values (?, (select id from service_definition where name = ?), ?, ?, ?, ?, ?, ?, ?, ?, 0)";
    private static final String SUBSTITUTION =
            "insert into subscription_substitution (subscription_id, name, replacement) values (?, ?, ?)";

    private final Connection connection;

    SubscriptionRows(Connection connection) {
        this.connection = connection;
    }

    private record Key(long subscriber, String name) {}

    void write(List<SoundLine> lines, Map<String, Long> ids) throws SQLException {
        List<SoundLine> saying = lines.stream()
                .filter(line -> line.line().subscriptions() != null)
                .toList();
        removeFormer(saying);
        Map<Key, SubscriptionDraft> drafts = new HashMap<>();
        for (SoundLine line : saying) {
            long subscriber = Objects.requireNonNull(ids.get(line.login()));
            for (SubscriptionDraft draft : Objects.requireNonNull(line.line().subscriptions())) {
                drafts.put(new Key(subscriber, draft.effectiveName()), draft);
            }
        }
        if (!drafts.isEmpty()) {
            insert(drafts);
            substitute(drafts);
        }
    }

    private void removeFormer(List<SoundLine> saying) throws SQLException {
        Long[] former = saying.stream()
                .filter(line -> !line.isNew())
                .map(SoundLine::existing)
                .toArray(Long[]::new);
        if (former.length > 0) {
            RecordRows.delete(
                    connection,
                    "delete from subscription_substitution where subscription_id in"
                            + " (select id from subscription where subscriber_id = any(?))",
                    former);
            RecordRows.delete(connection, "delete from subscription where subscriber_id = any(?)", former);
        }
    }

    private void insert(Map<Key, SubscriptionDraft> drafts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Map.Entry<Key, SubscriptionDraft> each : drafts.entrySet()) {
                SubscriptionDraft draft = each.getValue();
                insert.setLong(1, each.getKey().subscriber());
                insert.setString(2, draft.service());
                insert.setString(3, draft.effectiveName());
                insert.setString(4, draft.trigger().name());
                insert.setLong(5, draft.activationOrder());
                insert.setString(6, draft.status().name());
                RecordRows.setLimits(insert, 7, draft.serviceLimits());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void substitute(Map<Key, SubscriptionDraft> drafts) throws SQLException {
        Map<Key, Long> ids = new HashMap<>();
        List<Long> subscribers =
                drafts.keySet().stream().map(Key::subscriber).distinct().toList();
        query(
                connection,
                "select subscriber_id, name, id from subscription where subscriber_id = any(?)",
                statement -> statement.setObject(1, subscribers.toArray(Long[]::new)),
                row -> ids.put(new Key(row.getLong(1), row.getString(2)), row.getLong(3)));
        List<Key> withAny = new ArrayList<>();
        drafts.forEach((key, draft) -> {
            if (!draft.substitutions().isEmpty()) {
                withAny.add(key);
            }
        });
        if (withAny.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(SUBSTITUTION)) {
            for (Key key : withAny) {
                for (Map.Entry<String, String> each :
                        Objects.requireNonNull(drafts.get(key)).substitutions().entrySet()) {
                    insert.setLong(1, Objects.requireNonNull(ids.get(key)));
                    insert.setString(2, each.getKey());
                    insert.setString(3, each.getValue());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
