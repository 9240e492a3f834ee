package io.sluice.jca.connection;

import io.sluice.radius.connector.RadiusConnection;
import io.sluice.radius.connector.RadiusConnectionFactory;
import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import java.io.Serializable;
import javax.naming.NamingException;
import javax.naming.Reference;
import org.jspecify.annotations.Nullable;

/** What is found under {@code java:/eis/Radius}. */
public final class ManagedRadiusConnectionFactory implements RadiusConnectionFactory, Serializable, Referenceable {

    private static final long serialVersionUID = 1L;

    private final RadiusManagedConnectionFactory factory;
    private final ConnectionManager manager;
    private @Nullable Reference reference;

    ManagedRadiusConnectionFactory(RadiusManagedConnectionFactory factory, ConnectionManager manager) {
        this.factory = factory;
        this.manager = manager;
    }

    /** {@inheritDoc} Throws IllegalStateException if the container has no connection to give. */
    @Override
    public RadiusConnection connect() {
        try {
            return (RadiusConnection) manager.allocateConnection(factory, null);
        } catch (ResourceException e) {
            throw new IllegalStateException("no RADIUS connection: " + e.getMessage(), e);
        }
    }

    @Override
    public void setReference(Reference reference) {
        this.reference = reference;
    }

    @Override
    public Reference getReference() throws NamingException {
        if (reference == null) {
            throw new NamingException("the connection factory is not bound");
        }
        return reference;
    }
}
