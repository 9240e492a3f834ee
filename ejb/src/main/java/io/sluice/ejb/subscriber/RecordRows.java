package io.sluice.ejb.subscriber;

import io.sluice.service.ServiceLimits;
import io.sluice.subscriber.RecordAttribute;
import io.sluice.subscriber.RecordService;
import io.sluice.subscriber.SubscriberRecord;
import io.sluice.subscriber.draft.RecordDraft;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes RADIUS records by batches, in the place of those that are there. */
final class RecordRows {

    private static final String ATTRIBUTE =
            "insert into record_attribute (subscriber_id, position, name, tag, content) values (?, ?, ?, ?, ?)";
    private static final String SERVICE = "insert into record_service (subscriber_id, tag, activation,"
            + " timeout_seconds, volume_megabytes, statistics, interim_seconds) values (?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;

    RecordRows(Connection connection) {
        this.connection = connection;
    }

    void write(List<SoundLine> lines, Map<String, Long> ids) throws SQLException {
        removeFormer(lines);
        try (PreparedStatement attributes = connection.prepareStatement(ATTRIBUTE);
                PreparedStatement services = connection.prepareStatement(SERVICE)) {
            boolean anyAttribute = false;
            boolean anyService = false;
            for (SoundLine line : lines) {
                RecordDraft draft = line.line().record();
                if (draft != null) {
                    SubscriberRecord record = draft.toRecord();
                    long id = Objects.requireNonNull(ids.get(line.login()));
                    anyAttribute |= addAttributes(attributes, id, record.attributes());
                    anyService |= addServices(services, id, record.services());
                }
            }
            if (anyAttribute) {
                attributes.executeBatch();
            }
            if (anyService) {
                services.executeBatch();
            }
        }
    }

    private void removeFormer(List<SoundLine> lines) throws SQLException {
        Long[] former = lines.stream()
                .filter(line -> !line.isNew() && line.line().record() != null)
                .map(SoundLine::existing)
                .toArray(Long[]::new);
        if (former.length > 0) {
            delete(connection, "delete from record_attribute where subscriber_id = any(?)", former);
            delete(connection, "delete from record_service where subscriber_id = any(?)", former);
        }
    }

    static void delete(Connection connection, String sql, Long[] ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setObject(1, ids);
            delete.executeUpdate();
        }
    }

    private static boolean addAttributes(PreparedStatement insert, long id, List<RecordAttribute> attributes)
            throws SQLException {
        for (int position = 0; position < attributes.size(); position++) {
            RecordAttribute attribute = attributes.get(position);
            insert.setLong(1, id);
            insert.setInt(2, position);
            insert.setString(3, attribute.name());
            insert.setObject(4, attribute.tag(), Types.INTEGER);
            insert.setString(5, attribute.value());
            insert.addBatch();
        }
        return !attributes.isEmpty();
    }

    private static boolean addServices(PreparedStatement insert, long id, List<RecordService> services)
            throws SQLException {
        for (RecordService service : services) {
            insert.setLong(1, id);
            insert.setInt(2, service.tag());
            insert.setString(3, service.activation());
            setLimits(insert, 4, service.limits());
            insert.addBatch();
        }
        return !services.isEmpty();
    }

    /** Limits in four columns: timeout, volume, statistics, interim. */
    static void setLimits(PreparedStatement statement, int first, ServiceLimits limits) throws SQLException {
        statement.setObject(first, limits.timeoutSeconds(), Types.BIGINT);
        statement.setObject(first + 1, limits.volumeMegabytes(), Types.BIGINT);
        statement.setString(
                first + 2,
                limits.statistics() == null ? null : limits.statistics().name());
        statement.setObject(first + 3, limits.interimSeconds(), Types.BIGINT);
    }
}
