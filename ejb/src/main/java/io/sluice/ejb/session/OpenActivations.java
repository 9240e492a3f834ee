package io.sluice.ejb.session;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.session.ServiceState;
import io.sluice.session.SessionKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Which services are open in a session, so that one that is not can be told from one that is. */
@FunctionalInterface
public interface OpenActivations {

    /** The activation strings of a session's services that are neither stopped nor failed. */
    Set<String> of(SessionKey session);

    /** As the database has it. */
    static OpenActivations in(DataSource database) {
        String sql = "select activation from service_session where nas_id = ? and acct_session_id = ?"
                + " and state not in (" + ServiceState.STOPPED.code() + ", " + ServiceState.FAILED.code() + ")";
        return session -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection.prepareStatement(sql)) {
                select.setLong(1, session.nasId());
                select.setString(2, session.acctSessionId());
                Set<String> open = new HashSet<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        open.add(rows.getString(1));
                    }
                }
                return open;
            } catch (SQLException e) {
                throw new DatabaseAway(e);
            }
        };
    }
}
