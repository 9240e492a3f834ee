package io.sluice.ejb.session;

import io.sluice.access.dynamic.SessionAttribute;
import io.sluice.access.dynamic.SessionCriteria;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.session.SessionKey;
import io.sluice.session.SessionOwner;
import io.sluice.session.SessionState;
import io.sluice.subscriber.SubscriberIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes sessions for lines that were not seen to log in (JunosE: a CoA-Request creates the subscriber session where there is
 * none; an owner other than AAA may too), in the caller's transaction. Such a session is active, and its Start has not been seen; the NAS's records make it
 * whole, and where the NAS does not know it either, the operation on it finds that out.
 */
public final class UnseenLines {

    private static final String INSERT = "insert into subscriber_session (id, nas_id, acct_session_id, subscriber_id,"
            + " login, state, owner, nas_port, nas_port_id, calling_station_id, framed_ip_address, framed_ipv6_prefix,"
            + " started_at, start_seen, first_seen_at, last_seen_at, stop_seen, session_time, input_octets,"
            + " output_octets, input_packets, output_packets)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, false, 0, 0, 0, 0, 0)"
            + " on conflict do nothing";

    private final DataSource database;
    private final SubscriberIds subscribers;
    private final SessionIds ids;
    private final Clock clock;

    public UnseenLines(DataSource database, SubscriberIds subscribers, SessionIds ids, Clock clock) {
        this.database = database;
        this.subscribers = subscribers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The session that a line would get.
     *
     * @param line criteria that {@link SessionCriteria#nameALine name a line}
     */
    public FoundSession propose(long nasId, SessionCriteria line) {
        String login = line.value(SessionAttribute.USER_NAME);
        OptionalLong subscriber = login == null ? OptionalLong.empty() : subscribers.find(login);
        return propose(nasId, line, subscriber.isPresent() ? subscriber.getAsLong() : null);
    }

    /** The same where it is known whose line it is; null for nobody we know. */
    public FoundSession propose(long nasId, SessionCriteria line, @Nullable Long subscriberId) {
        String acctSessionId = line.value(SessionAttribute.ACCT_SESSION_ID);
        if (acctSessionId == null || !line.nameALine()) {
            throw new IllegalArgumentException("no line is named by " + line);
        }
        String login = line.value(SessionAttribute.USER_NAME);
        Instant now = clock.instant();
        return new FoundSession(
                ids.next(now),
                new SessionKey(nasId, acctSessionId),
                subscriberId,
                login == null ? "" : login,
                SessionState.ACTIVE,
                line.given());
    }

    /**
     * Stores a session that was proposed.
     *
     * @param owner who makes it
     * @return false if somebody else has made one of that name in the meantime
     */
    public boolean create(FoundSession session, SessionOwner owner) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, session.id());
            insert.setLong(2, session.key().nasId());
            insert.setString(3, session.key().acctSessionId());
            insert.setObject(4, session.subscriberId(), Types.BIGINT);
            insert.setString(5, session.login());
            insert.setInt(6, SessionState.ACTIVE.code());
            insert.setInt(7, owner.code());
            String port = session.held().get(SessionAttribute.NAS_PORT);
            insert.setObject(8, port == null ? null : Long.valueOf(port), Types.BIGINT);
            insert.setString(9, session.held().get(SessionAttribute.NAS_PORT_ID));
            insert.setString(10, session.held().get(SessionAttribute.CALLING_STATION_ID));
            insert.setString(11, session.held().get(SessionAttribute.FRAMED_IP_ADDRESS));
            insert.setString(12, session.held().get(SessionAttribute.FRAMED_IPV6_PREFIX));
            insert.setTimestamp(13, Timestamp.from(now));
            insert.setTimestamp(14, Timestamp.from(now));
            insert.setTimestamp(15, Timestamp.from(now));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }
}
