package io.sluice.ejb.upstream;

import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.Refused;
import io.sluice.subscriber.TenantScope;
import io.sluice.upstream.UpstreamServer;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Finds upstream servers by their retailer's name and their own, within a tenant. */
record UpstreamRows(EntityManager entities, TenantScope scope) {

    /**
     * The id of a retailer that the tenant sees.
     *
     * @throws Refused if there is none
     */
    long retailer(String name) {
        return new Criteria("select r.id, r.name from Retailer r")
                .equal("r.id", scope.retailerId()).equal("r.name", name).list(entities, "r.name", 1).stream()
                        .findFirst()
                        .map(row -> (Long) row[0])
                        .orElseThrow(() -> Refused.notFound("There is no retailer of the name " + name + '.'));
    }

    Optional<UpstreamServer> server(long retailerId, String name) {
        return entities.createQuery(
                        "select s from UpstreamServer s where s.retailerId = ?1 and s.name = ?2", UpstreamServer.class)
                .setParameter(1, retailerId)
                .setParameter(2, name)
                .getResultStream()
                .findFirst();
    }

    List<UpstreamServer> servers(long retailerId) {
        return entities.createQuery(
                        "select s from UpstreamServer s where s.retailerId = ?1 order by s.name", UpstreamServer.class)
                .setParameter(1, retailerId)
                .getResultList();
    }
}
