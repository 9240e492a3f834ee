package io.sluice.ejb.usage;

import io.sluice.accounting.UsageHour;
import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.subscriber.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads usage by hour: newest hour first, page by page, and never more than the caller's tenant may see. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class UsageQueries {

    private static final String HOURS =
            "select u, s.login from UsageHour u left join Subscriber s on s.id = u.subscriberId";

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @SuppressWarnings("NullAway.Init")
    protected UsageQueries() {}

    public UsageQueries(EntityManager entities) {
        this.entities = entities;
    }

    public Page<UsageView> hours(UsageFilter filter, TenantScope scope, PageRequest page) {
        Criteria criteria = new Criteria(HOURS)
                .with(
                        "u.subscriberId = (select wanted.id from Subscriber wanted where wanted.login = ?)",
                        filter.login())
                .within(scope, "u.subscriberId");
        ofService(criteria, filter.service());
        between(criteria, filter.from(), filter.to());
        if (page.cursor() != null) {
            UsageCursor.parse(page.cursor()).continueIn(criteria);
        }
        List<UsageView> found = list(criteria, page.limit() + 1);
        return Page.of(found, page.limit(), UsageCursor::after);
    }

    /** Everything that one subscriber used, newest hour first; at most so many buckets. */
    public List<UsageView> ofSubscriber(
            long subscriberId, @Nullable Instant from, @Nullable Instant to, TenantScope scope, int limit) {
        Criteria criteria =
                new Criteria(HOURS).equal("u.subscriberId", subscriberId).within(scope, "u.subscriberId");
        between(criteria, from, to);
        return list(criteria, limit);
    }

    /** An opening parenthesis follows a service's name; a closing one is the character after it. */
    private static void ofService(Criteria criteria, @Nullable String service) {
        criteria.with("(u.service = ? or u.service >= concat(?, '(') and u.service < concat(?, ')'))", service);
    }

    private static void between(Criteria criteria, @Nullable Instant from, @Nullable Instant to) {
        criteria.atLeast("u.hour", from == null ? null : UsageHour.numberOf(from));
        criteria.with("u.hour <= ?", to == null ? null : UsageHour.numberOf(to.minusNanos(1)));
    }

    private List<UsageView> list(Criteria criteria, int limit) {
        return criteria.list(entities, UsageCursor.ORDER, limit).stream()
                .map(row -> view((UsageHour) row[0], (String) row[1]))
                .toList();
    }

    private static UsageView view(UsageHour hour, @Nullable String login) {
        return new UsageView(
                UsageHour.beginningOf(hour.hour()),
                hour.subscriberId(),
                login,
                hour.service().isEmpty() ? null : hour.service(),
                hour.used());
    }
}
