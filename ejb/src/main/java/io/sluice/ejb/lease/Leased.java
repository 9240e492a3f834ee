package io.sluice.ejb.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What one node at a time speaks for, and where its leases are kept. */
public enum Leased {
    /** Requests to a NAS. */
    NAS("nas_lease", "nas_id", "nas"),
    /** Accounting to a retailer's servers. */
    RETAILER_ACCOUNTING("accounting_lease", "retailer_id", "retailer");

    private final String table;
    private final String column;
    private final String of;
    private final String guard;
    private final String renew;

    Leased(String table, String column, String of) {
        this.table = table;
        this.column = column;
        this.of = of;
        this.guard = sql("select 1 from :lease where :id = ? and fence = ? for update");
        this.renew = sql("update :lease set valid_until = " + LeaseTable.UNTIL + " where :id = ? and fence = ?");
    }

    /** A statement that calls the leases {@code :lease}, what they are about {@code :of}, and its id {@code :id}. */
    final String sql(String text) {
        return text.replace(":lease", table).replace(":of", of).replace(":id", column);
    }

    /**
     * Holds a lease for the rest of the caller's transaction, so that nobody can take it before the commit.
     *
     * @return whether the fence is still this one; if not, nothing may be written
     */
    public boolean guard(Connection connection, long id, long fence) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(guard)) {
            select.setLong(1, id);
            select.setLong(2, fence);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The same as {@link #guard}, and renews the lease with the caller's commit. */
    public boolean guardAndRenew(Connection connection, long id, long fence) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(renew)) {
            update.setLong(1, id);
            update.setLong(2, fence);
            return update.executeUpdate() == 1;
        }
    }
}
