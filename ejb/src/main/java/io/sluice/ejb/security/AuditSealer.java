package io.sluice.ejb.security;

import io.sluice.audit.AuditChain;
import io.sluice.audit.AuditEntry;
import io.sluice.audit.SealHash;
import io.sluice.audit.SealedEntry;
import io.sluice.ejb.platform.DatabaseAway;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Gives committed entries their places in the chain, each once, whichever node does it: the row of the chain's end is locked by
 * one of them, and whoever finds it locked leaves the work to it. An entry whose transaction commits late is found later, since
 * what is looked for is what has no place, never what has a higher id. Outside any transaction but its own.
 */
public final class AuditSealer {

    /** Most entries sealed in one transaction. */
    static final int BATCH = 1_000;

    private static final String ANY = "select 1 from audit_entry where place is null fetch first row only";
    private static final String END = "select place, hash from audit_chain where id = 1 for update skip locked";
    private static final String OPEN = "select " + AuditRows.ENTRY
            + " from audit_entry where place is null order by id fetch first " + BATCH + " rows only";
    private static final String SEAL = "update audit_entry set place = ?, hash = ? where id = ? and place is null";
    private static final String MOVE_END = "update audit_chain set place = ?, hash = ? where id = 1";

    private final DataSource database;

    public AuditSealer(DataSource database) {
        this.database = database;
    }

    /**
     * Seals what is open, at most {@link #BATCH}.
     *
     * @return how many entries
     */
    public int seal() {
        try (Connection connection = database.getConnection()) {
            if (!isAnyOpen(connection)) {
                return 0;
            }
            connection.setAutoCommit(false);
            try {
                int sealed = seal(connection);
                connection.commit();
                return sealed;
            } finally {
                // after a commit it does nothing
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static int seal(Connection connection) throws SQLException {
        Optional<AuditChain> end = lockedEnd(connection);
        if (end.isEmpty()) {
            return 0;
        }
        List<SealedEntry> sealed = new ArrayList<>();
        AuditChain chain = end.get();
        for (AuditEntry entry : open(connection)) {
            SealedEntry next = chain.seal(entry);
            sealed.add(next);
            chain = chain.with(next);
        }
        store(connection, sealed);
        moveEnd(connection, chain);
        return sealed.size();
    }

    private static boolean isAnyOpen(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ANY);
                ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    /** Empty if another node is at it. */
    private static Optional<AuditChain> lockedEnd(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(END);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(AuditRows.end(row)) : Optional.empty();
        }
    }

    private static List<AuditEntry> open(Connection connection) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OPEN);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                entries.add(AuditRows.entry(row));
            }
        }
        return entries;
    }

    private static void store(Connection connection, List<SealedEntry> sealed) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SEAL)) {
            for (SealedEntry next : sealed) {
                update.setLong(1, next.place());
                update.setBytes(2, next.hash().octets());
                update.setLong(3, next.entry().id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void moveEnd(Connection connection, AuditChain chain) throws SQLException {
        SealHash hash = chain.hash();
        try (PreparedStatement update = connection.prepareStatement(MOVE_END)) {
            update.setLong(1, chain.place());
            update.setBytes(2, hash.octets());
            update.executeUpdate();
        }
    }
}
