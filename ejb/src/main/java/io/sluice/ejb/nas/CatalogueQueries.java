package io.sluice.ejb.nas;

import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.NameCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.nas.Nas;
import io.sluice.nas.RadiusClient;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads clients and NASes for the interface, by name. By queries alone: an entity looked up by its id might come from this node's
 * second-level cache, which does not see what another node changed.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CatalogueQueries {

    private static final String CLIENTS =
            "select c from RadiusClient c join fetch c.nas left join fetch c.prefixes where ";
    private static final String NASES =
            "select n from Nas n left join fetch n.identifiers left join fetch n.addresses where ";

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @SuppressWarnings("NullAway.Init")
    protected CatalogueQueries() {}

    public CatalogueQueries(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param nas only what speaks for this one, null for all
     */
    public Page<ClientView> clients(@Nullable String nas, PageRequest page) {
        Criteria criteria = new Criteria("select c.id, c.name from RadiusClient c").equal("c.nas.name", nas);
        Page<Object[]> keys = page(criteria, "c.name", page);
        List<ClientView> found = whole(CLIENTS + "c.id in ?1 order by c.name", RadiusClient.class, keys).stream()
                .map(ClientView::of)
                .toList();
        return new Page<>(found, keys.next());
    }

    public Optional<ClientView> client(String name) {
        return one(CLIENTS + "c.name = ?1", RadiusClient.class, name).map(ClientView::of);
    }

    public Page<NasView> nases(PageRequest page) {
        Page<Object[]> keys = page(new Criteria("select n.id, n.name from Nas n"), "n.name", page);
        List<NasView> found = whole(NASES + "n.id in ?1 order by n.name", Nas.class, keys).stream()
                .map(NasView::of)
                .toList();
        return new Page<>(found, keys.next());
    }

    public Optional<NasView> nas(String name) {
        return one(NASES + "n.name = ?1", Nas.class, name).map(NasView::of);
    }

    private Page<Object[]> page(Criteria criteria, String name, PageRequest page) {
        List<Object[]> rows =
                criteria.with(name + " > ?", NameCursor.read(page.cursor())).list(entities, name, page.limit() + 1);
        return Page.of(rows, page.limit(), row -> NameCursor.after((String) row[1]));
    }

    private <E> List<E> whole(String query, Class<E> type, Page<Object[]> keys) {
        List<Object> ids = keys.items().stream().map(row -> row[0]).toList();
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(query, type).setParameter(1, ids).getResultList();
    }

    private <E> Optional<E> one(String query, Class<E> type, String name) {
        return entities.createQuery(query, type)
                .setParameter(1, name)
                .getResultStream()
                .findFirst();
    }
}
