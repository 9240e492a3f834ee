package io.sluice.ejb.upstream;

import io.sluice.subscriber.TenantScope;
import io.sluice.upstream.Liveness;
import io.sluice.upstream.UpstreamServer;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
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

    @Inject
    private UpstreamDirectory directory;

    @SuppressWarnings("NullAway.Init")
    protected UpstreamQueries() {}

    public UpstreamQueries(EntityManager entities, UpstreamDirectory directory) {
        this.entities = entities;
        this.directory = directory;
    }

    /** All of a retailer's, by name: it has few. */
    public List<UpstreamView> upstreams(String retailer, TenantScope scope) {
        UpstreamRows rows = new UpstreamRows(entities, scope);
        return rows.servers(rows.retailer(retailer)).stream()
                .map(server -> view(server, retailer))
                .toList();
    }

    public Optional<UpstreamView> upstream(String retailer, String name, TenantScope scope) {
        UpstreamRows rows = new UpstreamRows(entities, scope);
        return rows.server(rows.retailer(retailer), name).map(server -> view(server, retailer));
    }

    /** With what this node knows of its life; a server that it has not read yet is as good as alive. */
    private UpstreamView view(UpstreamServer server, String retailer) {
        UpstreamView view = UpstreamView.of(server, retailer);
        return view.in(directory
                .server(view.id())
                .map(known -> directory.livenessOf(known).state())
                .orElse(Liveness.State.ALIVE));
    }
}
