package io.sluice.ejb.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javax.sql.DataSource;

/**
 * The time that schedules, limits, usage and the windows of files go by. It is the system's, except in tests, where it may be put
 * ahead; how far is in the database, so that all nodes agree. Protocol windows, leases, timers and tokens never ask it.
 */
public final class BusinessClock extends Clock {

    private final DataSource database;
    private final Clock system;
    private volatile Duration ahead = Duration.ZERO;

    public BusinessClock(DataSource database, Clock system) {
        this.database = database;
        this.system = system;
    }

    @Override
    public Instant instant() {
        return system.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants have no zone; keep yours beside them");
    }

    /** How far it is ahead of the system's clock; negative if behind. */
    public Duration ahead() {
        return ahead;
    }

    /** Reads how far it is ahead; each node does so at its start and whenever it was changed. */
    public void reload() {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select offset_milliseconds from business_clock where id = 1");
                ResultSet row = select.executeQuery()) {
            ahead = row.next() ? Duration.ofMillis(row.getLong(1)) : Duration.ZERO;
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }
}
