package io.sluice.ejb.security;

import io.sluice.audit.AuditChain;
import io.sluice.audit.AuditEntry;
import io.sluice.audit.SealHash;
import io.sluice.audit.SealedEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Reads the tables of the audit trail. */
final class AuditRows {

    /** The columns that {@link #entry} reads. */
    static final String ENTRY = "id, happened_at, actor, role, origin, action, resource, before_state, after_state";

    /** The columns that {@link #sealed} reads. */
    static final String SEALED = ENTRY + ", place, hash";

    private AuditRows() {}

    static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("role"),
                row.getString("origin"),
                row.getString("action"),
                row.getString("resource"),
                row.getString("before_state"),
                row.getString("after_state"));
    }

    static SealedEntry sealed(ResultSet row) throws SQLException {
        return new SealedEntry(row.getLong("place"), entry(row), hash(row));
    }

    static AuditChain end(ResultSet row) throws SQLException {
        return new AuditChain(row.getLong("place"), hash(row));
    }

    /** What is no hash, or none at all, matches no entry. */
    private static SealHash hash(ResultSet row) throws SQLException {
        byte[] octets = row.getBytes("hash");
        return octets == null || octets.length != SealHash.LENGTH ? SealHash.NONE : SealHash.of(octets);
    }
}
