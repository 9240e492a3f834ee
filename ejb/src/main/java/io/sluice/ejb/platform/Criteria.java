package io.sluice.ejb.platform;

import io.sluice.subscriber.TenantScope;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JPQL query whose conditions depend on what was asked for. Paths are written in the code; what a caller gives is only
 * ever bound.
 */
public final class Criteria {

    private final String select;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /**
     * @param select the query up to its conditions
     */
    public Criteria(String select) {
        this.select = select;
    }

    /** Adds a condition with one {@code ?} for the value, if there is a value. */
    public Criteria with(String condition, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            conditions.add(condition.replace("?", "?" + values.size()));
        }
        return this;
    }

    /** Adds a condition with {@code ?1}, {@code ?2} … for its values. */
    public Criteria tuple(String condition, Object... parts) {
        String numbered = condition;
        for (int i = parts.length; i >= 1; i--) {
            numbered = numbered.replace("?" + i, "?#" + (values.size() + i));
        }
        conditions.add(numbered.replace("?#", "?"));
        values.addAll(List.of(parts));
        return this;
    }

    public Criteria equal(String path, @Nullable Object value) {
        return with(path + " = ?", value);
    }

    public Criteria lessThan(String path, @Nullable Object value) {
        return with(path + " < ?", value);
    }

    public Criteria atLeast(String path, @Nullable Object value) {
        return with(path + " >= ?", value);
    }

    /** Leaves only what belongs to a subscriber of the tenant, known by the path of its id. */
    public Criteria within(TenantScope scope, String subscriberPath) {
        return with(
                subscriberPath + " in (select tenant.id from Subscriber tenant where tenant.retailer.id = ?)",
                scope.retailerId());
    }

    public List<Object[]> list(EntityManager entities, String order, int limit) {
        return query(entities, " order by " + order).setMaxResults(limit).getResultList();
    }

    /** One row for each group, in no order; for a select of totals. */
    public List<Object[]> grouped(EntityManager entities, String by) {
        return query(entities, " group by " + by).getResultList();
    }

    private TypedQuery<Object[]> query(EntityManager entities, String ending) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        TypedQuery<Object[]> query = entities.createQuery(select + where + ending, Object[].class);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
