package io.sluice.ejb.retailer;

import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.NameCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.subscriber.Retailer;
import io.sluice.subscriber.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reads retailers for the interface, by name; a retailer's manager sees that one alone. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RetailerQueries {

    private static final String KEYS = "select r.id, r.name from Retailer r";

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @SuppressWarnings("NullAway.Init")
    protected RetailerQueries() {}

    public RetailerQueries(EntityManager entities) {
        this.entities = entities;
    }

    public Page<RetailerView> retailers(TenantScope scope, PageRequest page) {
        List<Object[]> rows = new Criteria(KEYS)
                .equal("r.id", scope.retailerId())
                .with("r.name > ?", NameCursor.read(page.cursor()))
                .list(entities, "r.name", page.limit() + 1);
        Page<Object[]> keys = Page.of(rows, page.limit(), row -> NameCursor.after((String) row[1]));
        return new Page<>(whole(keys.items()), keys.next());
    }

    public Optional<RetailerView> retailer(String name, TenantScope scope) {
        List<Object[]> key = new Criteria(KEYS)
                .equal("r.id", scope.retailerId())
                .equal("r.name", name)
                .list(entities, "r.name", 1);
        return whole(key).stream().findFirst();
    }

    private List<RetailerView> whole(List<Object[]> keys) {
        List<Object> ids = keys.stream().map(row -> row[0]).toList();
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select r from Retailer r left join fetch r.realms where r.id in ?1 order by r.name",
                                Retailer.class)
                        .setParameter(1, ids)
                        .getResultStream()
                        .map(RetailerView::of)
                        .toList();
    }
}
