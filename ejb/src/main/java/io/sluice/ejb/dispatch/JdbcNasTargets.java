package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.MutexBy;
import io.sluice.radius.connector.Destination;
import io.sluice.radius.connector.OutboundRequest.Retransmission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads every NAS in one statement, and decrypts its secret. */
public final class JdbcNasTargets implements Supplier<Collection<NasTarget>> {

    private static final String ALL = """
            select n.id, n.name, n.dialect, n.coa_address, n.coa_port, n.coa_secret, n.confirmation, n.mutex,
                (select min(a.address) from nas_address a where a.nas_id = n.id having count(*) = 1),
                (select min(i.identifier) from nas_identifier i where i.nas_id = n.id having count(*) = 1),
                exists (select 1 from nas_service_records r where r.nas_id = n.id)
            from nas n""";

    private final DataSource database;
    private final CredentialVault vault;

    public JdbcNasTargets(DataSource database, CredentialVault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override
    public Collection<NasTarget> get() {
        List<NasTarget> targets = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                targets.add(target(rows));
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        return targets;
    }

    private NasTarget target(ResultSet row) throws SQLException {
        return new NasTarget(
                row.getLong(1),
                row.getString(2),
                DialectName.valueOf(row.getString(3)),
                destination(row.getString(4), row.getInt(5), row.getBytes(6)),
                Confirmation.valueOf(row.getString(7)),
                MutexBy.valueOf(row.getString(8)),
                row.getString(9),
                row.getString(10),
                row.getBoolean(11));
    }

    private @Nullable Destination destination(@Nullable String address, int port, byte @Nullable [] secret) {
        if (address == null || secret == null) {
            return null;
        }
        return Destination.of(
                address,
                port,
                vault.decrypt(CredentialVault.Purpose.NAS_COA_SECRET, secret),
                true,
                Retransmission.RFC_5080);
    }
}
