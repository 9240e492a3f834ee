package io.sluice.ejb.upstream;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.CredentialVault.Purpose;
import io.sluice.ejb.upstream.UpstreamDirectory.Snapshot;
import io.sluice.nas.IpAddress;
import io.sluice.nas.Protection;
import io.sluice.upstream.Upstream;
import io.sluice.upstream.UpstreamKind;
import io.sluice.upstream.UpstreamPlace;
import io.sluice.upstream.UpstreamTerms;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Reads realms and upstream servers; by SQL, for a second-level cache does not see what another node changed. */
public final class JdbcUpstreams implements Supplier<Snapshot> {

    private static final String REALMS = "select realm, retailer_id from retailer_realm";
    private static final String SERVERS = "select id, retailer_id, name, kind, address, port, copy_group, rank, secret,"
            + " first_timeout_seconds, transmissions, status_server, keeps_realm, message_authenticator"
            + " from upstream_server";

    private final DataSource database;
    private final CredentialVault vault;

    public JdbcUpstreams(DataSource database, CredentialVault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override
    public Snapshot get() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, Long> realms = new HashMap<>();
            try (ResultSet rows = statement.executeQuery(REALMS)) {
                while (rows.next()) {
                    realms.put(rows.getString(1), rows.getLong(2));
                }
            }
            List<Upstream> servers = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(SERVERS)) {
                while (rows.next()) {
                    servers.add(server(rows));
                }
            }
            return new Snapshot(realms, servers);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private Upstream server(ResultSet row) throws SQLException {
        return new Upstream(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                UpstreamKind.valueOf(row.getString(4)),
                new UpstreamPlace(IpAddress.of(row.getString(5)), row.getInt(6), row.getString(7), row.getInt(8)),
                vault.decrypt(Purpose.UPSTREAM_SECRET, row.getBytes(9)),
                new UpstreamTerms(
                        row.getInt(10),
                        row.getInt(11),
                        row.getBoolean(12),
                        row.getBoolean(13),
                        Protection.valueOf(row.getString(14))));
    }
}
