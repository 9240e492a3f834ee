package io.sluice.ejb.session;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.session.SessionState;
import io.sluice.subscriber.LoginProfile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** What the database says is open: sessions that are active, and logins that are expected. */
public final class JdbcOpenSessions {

    private final DataSource database;
    private final Clock clock;

    public JdbcOpenSessions(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The sessions of these subscribers, by subscriber. */
    public Map<Long, List<UUID>> of(Collection<LoginProfile> subscribers) {
        Map<String, Long> idOf = new HashMap<>();
        subscribers.forEach(profile -> idOf.put(profile.login(), profile.subscriberId()));
        Map<Long, List<UUID>> open = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select login, id from subscriber_session where login = any(?)"
                                + " and state = ? union all"
                                + " select login, id from expected_session where login = any(?) and lapses_at > ?")) {
            String[] logins = idOf.keySet().toArray(String[]::new);
            select.setObject(1, logins);
            select.setInt(2, SessionState.ACTIVE.code());
            select.setObject(3, logins);
            select.setTimestamp(4, Timestamp.from(clock.instant()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    open.computeIfAbsent(idOf.get(rows.getString(1)), id -> new ArrayList<>())
                            .add(rows.getObject(2, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        return open;
    }
}
