package io.sluice.ejb.security;

import io.sluice.audit.AuditChain;
import io.sluice.audit.ChainCheck;
import io.sluice.ejb.platform.DatabaseAway;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Walks the stored chain from its beginning and says where it first is not what was sealed. Changes nothing. */
public final class AuditVerifier {

    private static final int PAGE = 1_000;
    private static final String END = "select place, hash from audit_chain where id = 1";
    private static final String NEXT = "select " + AuditRows.SEALED
            + " from audit_entry where place > ? and place <= ? order by place fetch first " + PAGE + " rows only";
    // One statement, so that an entry and the end that was moved with it are seen together.
    private static final String BEYOND = "select " + AuditRows.SEALED + " from audit_entry"
            + " where place > (select c.place from audit_chain c where c.id = 1) order by place fetch first row only";
    private static final String OPEN = "select count(*) from audit_entry where place is null";

    private final DataSource database;

    public AuditVerifier(DataSource database) {
        this.database = database;
    }

    /** Reads page by page; entries sealed meanwhile are left for the next time. */
    public AuditVerdict verify() {
        try (Connection connection = database.getConnection()) {
            AuditChain end = end(connection);
            ChainCheck check = new ChainCheck(end);
            long from = 0;
            long last;
            do {
                last = from;
                from = takePage(connection, check, last, end.place());
            } while (from > last);
            takeBeyond(connection, check);
            return new AuditVerdict(check.finish(), check.sound(), open(connection));
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static AuditChain end(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(END);
                ResultSet row = select.executeQuery()) {
            // without its end a chain of any length would pass for an empty one
            return row.next() ? AuditRows.end(row) : new AuditChain(Long.MAX_VALUE, AuditChain.EMPTY.hash());
        }
    }

    /** Gives back the last place that was read. */
    private static long takePage(Connection connection, ChainCheck check, long after, long end) throws SQLException {
        long last = after;
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setLong(1, after);
            select.setLong(2, end);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    check.take(AuditRows.sealed(row));
                    last = row.getLong("place");
                }
            }
        }
        return last;
    }

    private static void takeBeyond(Connection connection, ChainCheck check) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BEYOND);
                ResultSet row = select.executeQuery()) {
            if (row.next()) {
                check.take(AuditRows.sealed(row));
            }
        }
    }

    private static long open(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OPEN);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
