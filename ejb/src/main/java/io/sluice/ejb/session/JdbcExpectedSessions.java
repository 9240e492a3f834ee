package io.sluice.ejb.session;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.session.ExpectedLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;

/** Expected sessions by JDBC, outside any transaction of the caller. */
public final class JdbcExpectedSessions implements ExpectedSessions {

    private final DataSource database;

    public JdbcExpectedSessions(DataSource database) {
        this.database = database;
    }

    @Override
    public void insert(Collection<ExpectedLogin> logins, Duration lapse) {
        run(
                "insert into expected_session (id, subscriber_id, login, nas_id, acct_session_id, nas_port, nas_port_id,"
                        + " calling_station_id, framed_ip_address, expected_at, lapses_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                insert -> {
                    for (ExpectedLogin login : logins) {
                        insert.setObject(1, login.sessionId());
                        insert.setLong(2, login.subscriberId());
                        insert.setString(3, login.login());
                        insert.setLong(4, login.nasId());
                        insert.setString(5, login.acctSessionId());
                        insert.setObject(6, login.nasPort(), Types.BIGINT);
                        insert.setString(7, login.nasPortId());
                        insert.setString(8, login.callingStationId());
                        insert.setString(9, login.framedIpAddress());
                        insert.setTimestamp(10, Timestamp.from(login.expectedAt()));
                        insert.setTimestamp(
                                11, Timestamp.from(login.expectedAt().plus(lapse)));
                        insert.addBatch();
                    }
                    insert.executeBatch();
                });
    }

    @Override
    public void delete(Collection<UUID> sessionIds) {
        run("delete from expected_session where id = any(?)", delete -> {
            delete.setObject(1, sessionIds.toArray(UUID[]::new));
            delete.executeUpdate();
        });
    }

    @Override
    public void deleteLapsed(Instant now) {
        run("delete from expected_session where lapses_at <= ?", delete -> {
            delete.setTimestamp(1, Timestamp.from(now));
            delete.executeUpdate();
        });
    }

    private void run(String sql, Work work) {
        try (Connection connection = database.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                work.on(statement);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(before);
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private interface Work {
        void on(PreparedStatement statement) throws SQLException;
    }
}
