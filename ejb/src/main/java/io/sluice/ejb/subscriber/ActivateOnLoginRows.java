package io.sluice.ejb.subscriber;

import static io.sluice.ejb.subscriber.JdbcLoginProfiles.limits;
import static io.sluice.ejb.subscriber.JdbcLoginProfiles.query;

import io.sluice.service.ScopeFacts.Place;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceFacts;
import io.sluice.service.ServiceLimits;
import io.sluice.service.Substitutions;
import io.sluice.service.Substitutions.Level;
import io.sluice.service.Substitutions.Source;
import io.sluice.subscriber.ActivateOnLogin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The subscriptions that start at login of some subscribers, their own and those of the nodes above them, each with the current
 * version of its service. Of two subscriptions of one name that of the nearer node counts, whatever it is.
 */
final class ActivateOnLoginRows {

    private final Connection connection;
    private final Map<Long, Place> places;
    private final ServiceDirectory services;
    private final Long[] nodes;
    private Map<Long, List<Row>> byNode = Map.of();
    private Map<Long, Set<String>> nearer = Map.of();
    private Map<Long, Map<String, String>> substitutions = Map.of();
    private Map<Long, Map<String, String>> ofNodes = Map.of();

    /**
     * @param places of the subscribers, by id
     * @param services knows what each service is now, and the scopes
     */
    private ActivateOnLoginRows(Connection connection, Map<Long, Place> places, ServiceDirectory services) {
        this.connection = connection;
        this.places = places;
        this.services = services;
        this.nodes = places.values().stream()
                .flatMap(place -> place.nodes().stream())
                .distinct()
                .toArray(Long[]::new);
    }

    static ActivateOnLoginRows read(Connection connection, Map<Long, Place> places, ServiceDirectory services)
            throws SQLException {
        ActivateOnLoginRows rows = new ActivateOnLoginRows(connection, places, services);
        rows.read();
        return rows;
    }

    private void read() throws SQLException {
        List<Row> rows = new ArrayList<>();
        query(
                connection,
                "select s.id, s.subscriber_id, d.name, s.name, s.activation_order,"
                        + " s.timeout_seconds, s.volume_megabytes, s.statistics, s.interim_seconds from subscription s"
                        + " join service_definition d on d.id = s.service_id where s.subscriber_id = any(?)"
                        + " and s.trigger_by = 'ACTIVATE_ON_LOGIN' and s.status <> 'SUSPENDED'",
                statement -> statement.setObject(1, nodes),
                row -> rows.add(new Row(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        limits(row, 6))));
        if (!rows.isEmpty()) {
            byNode = rows.stream().collect(Collectors.groupingBy(Row::node));
            nearer = nearer(byNode);
            substitutions = substitutions(rows);
            ofNodes = ofNodes();
        }
    }

    /** What a login of one of the subscribers starts at a place. */
    List<ActivateOnLogin> startedAt(Place place) {
        List<ActivateOnLogin> started = new ArrayList<>();
        for (Row row : effective(place, byNode, nearer)) {
            services.current(row.service).ifPresent(current -> {
                Map<String, String> own = substitutions.getOrDefault(row.id, Map.of());
                started.add(row.start(current, resolved(current, row.name, own, place, ofNodes)));
            });
        }
        return started;
    }

    private static List<Row> effective(Place place, Map<Long, List<Row>> byNode, Map<Long, Set<String>> nearer) {
        List<Row> effective = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Long node : place.nodes()) {
            for (Row row : byNode.getOrDefault(node, List.of())) {
                if (!taken.contains(row.name)) {
                    effective.add(row);
                }
            }
            byNode.getOrDefault(node, List.of()).forEach(row -> taken.add(row.name));
            taken.addAll(nearer.getOrDefault(node, Set.of()));
        }
        return effective;
    }

    /** Names of subscriptions, by node, that something inherited has too; not asked for where nobody inherits anything. */
    private Map<Long, Set<String>> nearer(Map<Long, List<Row>> byNode) throws SQLException {
        String[] inherited = byNode.entrySet().stream()
                .filter(node -> !places.containsKey(node.getKey()))
                .flatMap(node -> node.getValue().stream())
                .map(Row::name)
                .distinct()
                .toArray(String[]::new);
        Map<Long, Set<String>> names = new HashMap<>();
        if (inherited.length > 0) {
            query(
                    connection,
                    "select subscriber_id, name from subscription where subscriber_id = any(?) and name = any(?)",
                    statement -> {
                        statement.setObject(1, nodes);
                        statement.setObject(2, inherited);
                    },
                    row -> names.computeIfAbsent(row.getLong(1), id -> new HashSet<>())
                            .add(row.getString(2)));
        }
        return names;
    }

    private Map<String, String> resolved(
            ServiceFacts service,
            String subscription,
            Map<String, String> own,
            Place place,
            Map<Long, Map<String, String>> ofNodes) {
        if (service.parameters().stream().allMatch(parameter -> own.containsKey(parameter.name()))) {
            return own;
        }
        List<Level> levels = new ArrayList<>(services.scopes().substitutions(service.name(), place));
        levels.add(new Level(Source.SUBSCRIPTION, subscription, own));
        Source source = Source.SUBSCRIBER;
        for (Long node : place.nodes()) {
            levels.add(new Level(source, String.valueOf(node), ofNodes.getOrDefault(node, Map.of())));
            source = Source.PARENT;
        }
        return Substitutions.resolve(service.parameters(), levels).texts();
    }

    private Map<Long, Map<String, String>> ofNodes() throws SQLException {
        Map<Long, Map<String, String>> byNode = new HashMap<>();
        query(
                connection,
                "select subscriber_id, name, replacement from subscriber_substitution where subscriber_id = any(?)",
                statement -> statement.setObject(1, nodes),
                row -> byNode.computeIfAbsent(row.getLong(1), id -> new HashMap<>())
                        .put(row.getString(2), row.getString(3)));
        return byNode;
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

    private record Row(long id, long node, String service, String name, int order, ServiceLimits limits) {

        ActivateOnLogin start(ServiceFacts current, Map<String, String> substitutions) {
            return new ActivateOnLogin(
                    name,
                    order,
                    current.name(),
                    current.versionId(),
                    current.parameters(),
                    substitutions,
                    limits,
                    current.defaults());
        }
    }
}
