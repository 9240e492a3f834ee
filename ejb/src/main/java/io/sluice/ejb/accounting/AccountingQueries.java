package io.sluice.ejb.accounting;

import io.sluice.accounting.AccountingRecord;
import io.sluice.accounting.AccountingStatus;
import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.subscriber.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads accounting records for the interface: newest event first, page by page, and never more than the caller's tenant
 * may see.
 *
 * <p>The table is written too fast for many indexes: a session's records are found by its id, a login's by way of its
 * sessions; everything else looks through the days in question, so give {@code from}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountingQueries {

    private static final String RECORDS = "select r, n.name from AccountingRecord r left join Nas n on n.id = r.nasId";

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @SuppressWarnings("NullAway.Init")
    protected AccountingQueries() {}

    public AccountingQueries(EntityManager entities) {
        this.entities = entities;
    }

    public Page<AccountingRecordView> records(AccountingRecordFilter filter, TenantScope scope, PageRequest page) {
        Criteria criteria = new Criteria(RECORDS).equal("n.name", filter.nas()).within(scope, "r.subscriberId");
        ofSession(criteria, filter.acctSessionId());
        ofLogin(criteria, filter.login());
        between(criteria, filter);
        RecordCursor cursor = page.cursor() == null ? null : RecordCursor.parse(page.cursor());
        if (cursor != null) {
            cursor.continueIn(criteria);
        }
        List<Object[]> rows =
                criteria.list(entities, "r.eventAt desc, r.acctSessionId desc, r.fingerprint desc", page.limit() + 1);
        List<AccountingRecordView> found = rows.stream()
                .map(row -> view((AccountingRecord) row[0], (String) row[1]))
                .toList();
        return Page.of(found, page.limit(), view -> RecordCursor.after(view).toString());
    }

    /** A service's records bear the session's id with a colon and more; a semicolon is the character after the colon. */
    private static void ofSession(Criteria criteria, @Nullable String acctSessionId) {
        if (acctSessionId != null) {
            criteria.with(
                    "(r.acctSessionId = ? or r.acctSessionId >= concat(?, ':') and r.acctSessionId < concat(?, ';'))",
                    acctSessionId);
        }
    }

    private static void ofLogin(Criteria criteria, @Nullable String login) {
        criteria.equal("r.login", login);
        criteria.with(
                "coalesce(r.parentSessionId, r.acctSessionId) in"
                        + " (select s.acctSessionId from SubscriberSession s where s.login = ?)",
                login);
    }

    private static void between(Criteria criteria, AccountingRecordFilter filter) {
        criteria.atLeast("r.eventAt", filter.from()).lessThan("r.eventAt", filter.to());
        if (filter.from() != null) {
            criteria.atLeast("r.eventDay", RecordCursor.day(filter.from()));
        }
        if (filter.to() != null) {
            criteria.with("r.eventDay <= ?", RecordCursor.day(filter.to()));
        }
    }

    private static AccountingRecordView view(AccountingRecord row, @Nullable String nas) {
        return new AccountingRecordView(
                RecordCursor.of(row).toString(),
                row.acctSessionId(),
                nas,
                AccountingStatus.of(row.statusType()),
                row.statusType(),
                row.eventAt(),
                row.receivedAt(),
                row.claimedAt(),
                row.delaySeconds(),
                row.login(),
                row.subscriberId(),
                row.serviceSession(),
                row.parentSessionId(),
                row.sessionTime(),
                row.inputOctets(),
                row.outputOctets(),
                row.inputPackets(),
                row.outputPackets(),
                row.terminateCause(),
                row.flags(),
                row.attributes());
    }
}
