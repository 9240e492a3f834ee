package io.sluice.jca.connection;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Makes managed connections to the resource adapter it is associated with. All connections of an adapter are alike, so any
 * one of the pool matches.
 */
public final class RadiusManagedConnectionFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {

    private static final long serialVersionUID = 1L;

    private transient @Nullable ResourceAdapter resourceAdapter;
    private transient @Nullable PrintWriter logWriter;

    @Override
    public Object createConnectionFactory(ConnectionManager manager) {
        return new ManagedRadiusConnectionFactory(this, manager);
    }

    /** For use outside of a container. */
    @Override
    public Object createConnectionFactory() {
        return createConnectionFactory(new DefaultConnectionManager());
    }

    @Override
    public ManagedConnection createManagedConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo info)
            throws ResourceException {
        if (!(resourceAdapter instanceof Connector connector)) {
            throw new ResourceException("the connection factory is not associated with the RADIUS resource adapter");
        }
        return new RadiusManagedConnection(connector);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable ManagedConnection matchManagedConnections(
            Set candidates, @Nullable Subject subject, @Nullable ConnectionRequestInfo info) {
        for (Object candidate : candidates) {
            if (candidate instanceof RadiusManagedConnection connection) {
                return connection;
            }
        }
        return null;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
        if (resourceAdapter != null && resourceAdapter != adapter) {
            throw new ResourceException("the resource adapter can be set once only");
        }
        resourceAdapter = adapter;
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        logWriter = out;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RadiusManagedConnectionFactory factory
                && Objects.equals(factory.resourceAdapter, resourceAdapter);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(resourceAdapter);
    }
}
