package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.subscriber.ServiceCatalogue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** The current version of every service, as it was when it was last read. */
public final class CurrentServices implements ServiceCatalogue {

    private final DataSource database;
    private volatile Map<String, Long> versions = Map.of();

    public CurrentServices(DataSource database) {
        this.database = database;
    }

    @Override
    public OptionalLong currentVersion(String service) {
        Long version = versions.get(service);
        return version == null ? OptionalLong.empty() : OptionalLong.of(version);
    }

    /** Reads all definitions anew. */
    public void reload() {
        Map<String, Long> read = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select d.name, v.id from service_definition d"
                        + " join service_version v on v.service_id = d.id order by d.id, v.number");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                read.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        versions = Map.copyOf(read);
    }
}
