package io.sluice.ejb.scope;

import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.NameCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.service.ServiceScope;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reads scopes for the interface, by name. In a transaction, for what a scope names is read one by one. */
@Stateless
public class ScopeQueries {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @SuppressWarnings("NullAway.Init")
    protected ScopeQueries() {}

    public ScopeQueries(EntityManager entities) {
        this.entities = entities;
    }

    public Page<ScopeView> scopes(PageRequest page) {
        List<Object[]> rows = new Criteria("select s.id, s.name from ServiceScope s")
                .with("s.name > ?", NameCursor.read(page.cursor()))
                .list(entities, "s.name", page.limit() + 1);
        Page<Object[]> keys = Page.of(rows, page.limit(), row -> NameCursor.after((String) row[1]));
        ScopeNames names = new ScopeNames(entities);
        return new Page<>(
                keys.items().stream()
                        .map(row -> names.view(entities.find(ServiceScope.class, row[0])))
                        .toList(),
                keys.next());
    }

    public Optional<ScopeView> scope(String name) {
        return entities.createQuery("select s from ServiceScope s where s.name = ?1", ServiceScope.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst()
                .map(new ScopeNames(entities)::view);
    }
}
