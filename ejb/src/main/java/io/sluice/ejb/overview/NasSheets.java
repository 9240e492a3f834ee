package io.sluice.ejb.overview;

import io.sluice.nas.Nas;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds NASes for the operator's pages. They belong to no tenant: to be asked only for whoever may see all. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class NasSheets {
    private static final String WHOLE =
            "select distinct n from Nas n left join fetch n.identifiers left join fetch n.addresses";
    private static final String NAMED =
            "select distinct n.name from Nas n left join n.identifiers i left join n.addresses a"
                    + " where n.name = ?1 or i = ?1 or a = ?1 or lower(n.name) like ?2 escape '!' order by n.name";

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @SuppressWarnings("NullAway.Init")
    protected NasSheets() {}

    public NasSheets(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<NasSheet> named(String name) {
        return entities.createQuery(WHOLE + " where n.name = ?1", Nas.class)
                .setParameter(1, name)
                .getResultStream()
                .map(NasSheets::sheet)
                .findFirst();
    }

    /** Names of those that bear the text as name, identifier or address, or whose name begins with it. */
    public List<String> found(String text, int limit) {
        String beginning = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return entities.createQuery(NAMED, String.class)
                .setParameter(1, text)
                .setParameter(2, beginning + '%')
                .setMaxResults(limit)
                .getResultList();
    }

    private static NasSheet sheet(Nas nas) {
        return new NasSheet(
                nas.name(),
                nas.dialect(),
                nas.identifiers().stream().sorted().toList(),
                nas.addresses().stream().sorted().toList(),
                nas.coaTarget().map(Object::toString).orElse(null),
                nas.confirmation(),
                nas.mutex());
    }
}
