package io.sluice.ejb.service;

import io.sluice.service.ScopeFacts;
import io.sluice.service.ServiceScopes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads all scopes without entities. The same SQL serves both databases. */
final class ScopeRows {

    private final Connection connection;

    ScopeRows(Connection connection) {
        this.connection = connection;
    }

    ServiceScopes read() throws SQLException {
        List<ScopeFacts> scopes = new ArrayList<>();
        Map<Long, Set<String>> services = names();
        Map<Long, Map<String, String>> substitutions = substitutions();
        Map<Long, Set<Long>> nases = ids("select scope_id, nas_id from service_scope_nas");
        Map<Long, Set<Long>> retailers = ids("select scope_id, retailer_id from service_scope_retailer");
        Map<Long, Set<Long>> subscribers = ids("select scope_id, subscriber_id from service_scope_subscriber");
        query("select id, name, precedence, exclusive from service_scope", row -> {
            long id = row.getLong(1);
            scopes.add(new ScopeFacts(
                    row.getString(2),
                    row.getInt(3),
                    row.getBoolean(4),
                    services.getOrDefault(id, Set.of()),
                    substitutions.getOrDefault(id, Map.of()),
                    nases.getOrDefault(id, Set.of()),
                    retailers.getOrDefault(id, Set.of()),
                    subscribers.getOrDefault(id, Set.of())));
        });
        return new ServiceScopes(scopes);
    }

    private Map<Long, Set<String>> names() throws SQLException {
        Map<Long, Set<String>> byScope = new HashMap<>();
        query(
                "select s.scope_id, d.name from service_scope_service s join service_definition d on d.id = s.service_id",
                row -> byScope.computeIfAbsent(row.getLong(1), id -> new HashSet<>())
                        .add(row.getString(2)));
        return byScope;
    }

    private Map<Long, Map<String, String>> substitutions() throws SQLException {
        Map<Long, Map<String, String>> byScope = new HashMap<>();
        query("select scope_id, name, replacement from service_scope_substitution", row -> byScope.computeIfAbsent(
                        row.getLong(1), id -> new HashMap<>())
                .put(row.getString(2), row.getString(3)));
        return byScope;
    }

    private Map<Long, Set<Long>> ids(String sql) throws SQLException {
        Map<Long, Set<Long>> byScope = new HashMap<>();
        query(sql, row -> byScope.computeIfAbsent(row.getLong(1), id -> new HashSet<>())
                .add(row.getLong(2)));
        return byScope;
    }

    private void query(String sql, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
