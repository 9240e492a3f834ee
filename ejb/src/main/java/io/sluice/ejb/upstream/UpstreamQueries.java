package io.sluice.ejb.upstream;

import io.sluice.subscriber.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reads the upstream servers of a retailer for the interface; a retailer's manager sees those of that one alone. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class UpstreamQueries {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @SuppressWarnings("NullAway.Init")
    protected UpstreamQueries() {}

    public UpstreamQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** All of a retailer's, by name: it has few. */
    public List<UpstreamView> upstreams(String retailer, TenantScope scope) {
        UpstreamRows rows = new UpstreamRows(entities, scope);
        return rows.servers(rows.retailer(retailer)).stream()
                .map(server -> UpstreamView.of(server, retailer))
                .toList();
    }

    public Optional<UpstreamView> upstream(String retailer, String name, TenantScope scope) {
        UpstreamRows rows = new UpstreamRows(entities, scope);
        return rows.server(rows.retailer(retailer), name).map(server -> UpstreamView.of(server, retailer));
    }
}
