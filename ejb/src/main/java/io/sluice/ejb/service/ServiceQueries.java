package io.sluice.ejb.service;

import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.NameCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.service.ServiceVersion;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads services and their versions for the interface. By queries alone, see {@link io.sluice.ejb.nas.CatalogueQueries}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ServiceQueries {

    private static final String NEWEST = "select v.id, d.name from ServiceDefinition d join d.versions v"
            + " on v.number = (select max(each.number) from ServiceVersion each where each.definition = d)";
    private static final String VERSIONS =
            "select v from ServiceVersion v join fetch v.definition left join fetch v.parameters"
                    + " left join fetch v.renderings where ";

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @SuppressWarnings("NullAway.Init")
    protected ServiceQueries() {}

    public ServiceQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** The current version of each service, by name. */
    public Page<ServiceView> services(PageRequest page) {
        List<Object[]> rows = new Criteria(NEWEST)
                .with("d.name > ?", NameCursor.read(page.cursor()))
                .list(entities, "d.name", page.limit() + 1);
        Page<Object[]> keys = Page.of(rows, page.limit(), row -> NameCursor.after((String) row[1]));
        return new Page<>(whole(keys, "v.definition.name"), keys.next());
    }

    /** How many services there are. */
    public long count() {
        return entities.createQuery("select count(s) from ServiceDefinition s", Long.class)
                .getSingleResult();
    }

    public Optional<ServiceView> service(String name) {
        return entities.createQuery(VERSIONS + "v.definition.name = ?1 order by v.number desc", ServiceVersion.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst()
                .map(version -> ServiceView.of(version.definition(), version));
    }

    /** All versions of a service, newest first; empty if there is no such service. */
    public Page<ServiceView> versions(String name, PageRequest page) {
        List<Object[]> rows = new Criteria("select v.id, v.number from ServiceVersion v join v.definition d")
                .equal("d.name", name)
                .lessThan("v.number", number(page.cursor()))
                .list(entities, "v.number desc", page.limit() + 1);
        Page<Object[]> keys = Page.of(rows, page.limit(), row -> row[1].toString());
        return new Page<>(whole(keys, "v.number desc"), keys.next());
    }

    private List<ServiceView> whole(Page<Object[]> keys, String order) {
        List<Object> ids = keys.items().stream().map(row -> row[0]).toList();
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(VERSIONS + "v.id in ?1 order by " + order, ServiceVersion.class)
                        .setParameter(1, ids)
                        .getResultStream()
                        .map(version -> ServiceView.of(version.definition(), version))
                        .toList();
    }

    private static @Nullable Integer number(@Nullable String cursor) {
        try {
            return cursor == null ? null : Integer.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidCursor(cursor);
        }
    }
}
