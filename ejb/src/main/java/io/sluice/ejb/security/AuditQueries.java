package io.sluice.ejb.security;

import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads the audit trail for the interface, and has it verified. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AuditQueries {

    private static final String SEALED = "select " + AuditRows.SEALED + " from audit_entry where 1 = 1";

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @SuppressWarnings("NullAway.Init")
    protected AuditQueries() {}

    AuditQueries(DataSource database) {
        this.database = database;
    }

    /** Newest first. */
    public Page<AuditView> list(AuditFilter filter, PageRequest page) {
        List<AuditView> found = new Sql(SEALED)
                .with("actor = ?", filter.actor())
                .with("action = ?", filter.action())
                .with("resource = ?", filter.resource())
                .with("happened_at >= ?", filter.from())
                .with("happened_at < ?", filter.to())
                .with("id < ?", Sql.before(page))
                .then(" order by id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(database, AuditQueries::view);
        return Page.of(found, page.limit(), view -> Long.toString(view.entry().id()));
    }

    public Optional<AuditView> one(long id) {
        return new Sql(SEALED)
                .with("id = ?", id).list(database, AuditQueries::view).stream().findFirst();
    }

    /** Walks the whole chain. */
    public AuditVerdict verify() {
        return new AuditVerifier(database).verify();
    }

    private static AuditView view(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes("hash");
        return new AuditView(
                AuditRows.entry(row),
                row.getObject("place", Long.class),
                hash == null ? null : HexFormat.of().formatHex(hash));
    }
}
