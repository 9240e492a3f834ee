package io.sluice.ejb.subscriber;

import static io.sluice.ejb.subscriber.JdbcLoginProfiles.query;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.service.ScopeFacts.Place;
import io.sluice.service.ServiceDirectory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Which services exclusive scopes leave where; the database is asked only where one names the service. */
public final class ScopedOffers implements OfferedServices {

    /** Retailers have numbers from 1. */
    private static final long NO_RETAILER = 0;

    private final DataSource database;
    private final ServiceDirectory services;

    public ScopedOffers(DataSource database, ServiceDirectory services) {
        this.database = database;
        this.services = services;
    }

    @Override
    public boolean areOffered(String service, @Nullable Long subscriberId, long nasId) {
        return !services.scopes().restrict(service) || services.scopes().offer(service, place(subscriberId, nasId));
    }

    private Place place(@Nullable Long subscriberId, long nasId) {
        if (subscriberId == null) {
            return new Place(nasId, NO_RETAILER, List.of());
        }
        try (Connection connection = database.getConnection()) {
            List<Long> retailer = new ArrayList<>();
            query(
                    connection,
                    "select retailer_id from subscriber where id = ?",
                    statement -> statement.setLong(1, subscriberId),
                    row -> retailer.add(row.getLong(1)));
            return retailer.isEmpty()
                    ? new Place(nasId, NO_RETAILER, List.of())
                    : new Place(
                            nasId,
                            retailer.get(0),
                            GroupRows.from(List.of(subscriberId), connection).from(subscriberId));
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }
}
