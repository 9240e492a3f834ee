package io.sluice.ejb.subscriber;

import static io.sluice.ejb.subscriber.JdbcLoginProfiles.limits;
import static io.sluice.ejb.subscriber.JdbcLoginProfiles.query;

import io.sluice.service.ParameterType;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import io.sluice.subscriber.ActivateOnLogin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The subscriptions that start at login of some subscribers, each with the current version of its service. */
final class ActivateOnLoginRows {

    private final Connection connection;
    private final Long[] subscribers;

    ActivateOnLoginRows(Connection connection, Long[] subscribers) {
        this.connection = connection;
        this.subscribers = subscribers;
    }

    Map<Long, List<ActivateOnLogin>> bySubscriber() throws SQLException {
        List<Row> rows = new ArrayList<>();
        query(
                connection,
                "select id, subscriber_id, service_id, name, activation_order,"
                        + " timeout_seconds, volume_megabytes, statistics, interim_seconds from subscription"
                        + " where subscriber_id = any(?) and trigger_by = 'ACTIVATE_ON_LOGIN' and status <> 'SUSPENDED'",
                statement -> statement.setObject(1, subscribers),
                row -> rows.add(new Row(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getInt(5),
                        limits(row, 6))));
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<Long, Map<String, String>> substitutions = substitutions(rows);
        Map<Long, CurrentVersion> versions = versions(rows);
        Map<Long, List<ActivateOnLogin>> bySubscriber = new HashMap<>();
        for (Row row : rows) {
            CurrentVersion current = versions.get(row.service);
            if (current != null) {
                bySubscriber
                        .computeIfAbsent(row.subscriber, id -> new ArrayList<>())
                        .add(new ActivateOnLogin(
                                row.name,
                                row.order,
                                current.service,
                                current.version,
                                current.parameters,
                                substitutions.getOrDefault(row.id, Map.of()),
                                row.limits,
                                current.defaults));
            }
        }
        return bySubscriber;
    }

    private Map<Long, Map<String, String>> substitutions(List<Row> rows) throws SQLException {
        Map<Long, Map<String, String>> bySubscription = new HashMap<>();
        Long[] ids = rows.stream().map(Row::id).toArray(Long[]::new);
        query(
                connection,
                "select subscription_id, name, replacement from subscription_substitution where subscription_id = any(?)",
                statement -> statement.setObject(1, ids),
                row -> bySubscription
                        .computeIfAbsent(row.getLong(1), id -> new HashMap<>())
                        .put(row.getString(2), row.getString(3)));
        return bySubscription;
    }

    private Map<Long, CurrentVersion> versions(List<Row> rows) throws SQLException {
        Long[] services = rows.stream().map(Row::service).distinct().toArray(Long[]::new);
        Map<Long, List<ServiceParameter>> parameters = new HashMap<>();
        query(
                connection,
                "select p.version_id, p.name, p.type, p.minimum, p.maximum, p.default_value from service_parameter p"
                        + " join service_version v on v.id = p.version_id where v.service_id = any(?)"
                        + " order by p.version_id, p.position",
                statement -> statement.setObject(1, services),
                row -> parameters
                        .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new ServiceParameter(
                                row.getString(2),
                                ParameterType.valueOf(row.getString(3)),
                                row.getObject(4, Long.class),
                                row.getObject(5, Long.class),
                                row.getString(6))));
        Map<Long, CurrentVersion> byService = new HashMap<>();
        query(
                connection,
                // In order of number, so the newest version stays.
                "select d.id, d.name, v.id, v.timeout_seconds, v.volume_megabytes, v.statistics, v.interim_seconds"
                        + " from service_definition d join service_version v on v.service_id = d.id"
                        + " where d.id = any(?) order by d.id, v.number",
                statement -> statement.setObject(1, services),
                row -> byService.put(
                        row.getLong(1),
                        new CurrentVersion(
                                row.getString(2),
                                row.getLong(3),
                                parameters.getOrDefault(row.getLong(3), List.of()),
                                limits(row, 4))));
        return byService;
    }

    private record Row(long id, long subscriber, long service, String name, int order, ServiceLimits limits) {}

    private record CurrentVersion(
            String service, long version, List<ServiceParameter> parameters, ServiceLimits defaults) {}
}
