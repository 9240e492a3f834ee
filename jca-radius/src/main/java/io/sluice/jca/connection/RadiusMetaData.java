package io.sluice.jca.connection;

import jakarta.resource.spi.ManagedConnectionMetaData;

/** Names the connector to the container's tools. */
final class RadiusMetaData implements ManagedConnectionMetaData {

    @Override
    public String getEISProductName() {
        return "RADIUS";
    }

    @Override
    public String getEISProductVersion() {
        return "RFC 2865, 2866, 5176";
    }

    /** No limit. */
    @Override
    public int getMaxConnections() {
        return 0;
    }

    @Override
    public String getUserName() {
        return "";
    }
}
