package io.sluice.subscriber;

import java.util.OptionalLong;

/** Which version of a service activations use now. */
public interface ServiceCatalogue {

    /** Knows no service. */
    ServiceCatalogue EMPTY = service -> OptionalLong.empty();

    /**
     * Id of the current version.
     *
     * @param service name of the service
     * @return empty for a service that we do not define; a record may name such ones
     */
    OptionalLong currentVersion(String service);
}
