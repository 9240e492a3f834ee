package io.sluice.ejb.nas;

import io.sluice.nas.Nas;
import io.sluice.session.SessionState;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What keeps a NAS from being removed. */
final class NasUse {

    private static final int NAMED = 3;

    private NasUse() {}

    /** In a sentence; empty if nothing does. */
    static Optional<String> of(Nas nas, EntityManager entities) {
        List<String> clients = entities.createQuery(
                        "select c.name from RadiusClient c where c.nas = ?1 order by c.name", String.class)
                .setParameter(1, nas)
                .setMaxResults(NAMED + 1)
                .getResultList();
        if (!clients.isEmpty()) {
            String names = String.join(", ", clients.subList(0, Math.min(NAMED, clients.size())));
            String more = clients.size() > NAMED ? " and more" : "";
            return Optional.of("The NAS is what these clients speak for: " + names + more + '.');
        }
        long open = open(nas, entities);
        return open == 0
                ? Optional.empty()
                : Optional.of("The NAS has open subscriber sessions: " + open + ". They must end first.");
    }

    private static long open(Nas nas, EntityManager entities) {
        return entities.createQuery(
                        "select count(s) from SubscriberSession s where s.nasId = ?1 and s.state < ?2", Long.class)
                .setParameter(1, Objects.requireNonNull(nas.id()))
                .setParameter(2, (short) SessionState.CLOSED.code())
                .getSingleResult();
    }
}
