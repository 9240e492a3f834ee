package io.sluice.subscriber.draft;

import io.sluice.service.ServiceTerms;
import java.util.Optional;

/** Finds what a service is now. */
public interface ServiceBook {

    /** The terms of the current version of the service with this name; empty if there is no such service. */
    Optional<ServiceTerms> terms(String service);
}
