package io.sluice.ejb.nas;

import io.sluice.ejb.nas.ClientDirectory.KnownClient;
import io.sluice.ejb.nas.ClientDirectory.Snapshot;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.nas.DialectName;
import io.sluice.nas.NasRef;
import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.RequestKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Reads clients and NASes by SQL and not as entities: a node's second-level cache does not see what another node changed.
 */
public final class JdbcClients implements Supplier<Snapshot> {

    private final DataSource database;
    private final CredentialVault vault;

    public JdbcClients(DataSource database, CredentialVault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override
    public Snapshot get() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Map<Long, NasRef> nases = new HashMap<>();
            read(
                    statement,
                    "select id, name, dialect from nas",
                    row -> nases.put(
                            row.getLong(1),
                            new NasRef(row.getLong(1), row.getString(2), DialectName.valueOf(row.getString(3)))));
            Map<Long, Set<String>> prefixes = new HashMap<>();
            read(statement, "select client_id, prefix from client_prefix", row -> prefixes.computeIfAbsent(
                            row.getLong(1), id -> new HashSet<>())
                    .add(row.getString(2)));
            Map<String, KnownClient> clients = new HashMap<>();
            read(
                    statement,
                    "select id, name, secret, kinds, message_authenticator, proxy_state, sign_replies, nas_id,"
                            + " may_report_nas from radius_client",
                    row -> {
                        // One that was made together with its NAS since that was read comes with the next change.
                        NasRef nas = nases.get(row.getLong(8));
                        if (nas != null) {
                            ClientRule rule = rule(row, prefixes.getOrDefault(row.getLong(1), Set.of()));
                            clients.put(rule.name(), new KnownClient(rule, nas, row.getBoolean(9)));
                        }
                    });
            return new Snapshot(
                    clients,
                    byText(statement, "select nas_id, identifier from nas_identifier", nases),
                    byText(statement, "select nas_id, address from nas_address", nases));
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private ClientRule rule(ResultSet row, Set<String> prefixes) throws SQLException {
        return new ClientRule(
                row.getString(2),
                prefixes,
                vault.decrypt(CredentialVault.Purpose.CLIENT_SECRET, row.getBytes(3)),
                Arrays.stream(row.getString(4).split(","))
                        .map(RequestKind::valueOf)
                        .collect(Collectors.toSet()),
                ClientRule.Policy.valueOf(row.getString(5)),
                ClientRule.Policy.valueOf(row.getString(6)),
                row.getBoolean(7));
    }

    private static Map<String, NasRef> byText(Statement statement, String sql, Map<Long, NasRef> nases)
            throws SQLException {
        Map<String, NasRef> found = new HashMap<>();
        read(statement, sql, row -> {
            NasRef nas = nases.get(row.getLong(1));
            if (nas != null) {
                found.put(row.getString(2), nas);
            }
        });
        return found;
    }

    private static void read(Statement statement, String sql, RowReader reader) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
