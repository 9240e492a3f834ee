package io.sluice.ejb.service;

import io.sluice.ejb.platform.Refused;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceProfile;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Finds service profiles by name, in the caller's transaction. */
public final class Profiles {

    private Profiles() {}

    static Optional<ServiceProfile> find(EntityManager entities, String name) {
        return entities.createQuery("select p from ServiceProfile p where p.name = ?1", ServiceProfile.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst();
    }

    /**
     * What an activation takes from the profile that it names.
     *
     * @param pointer to the member that names it
     * @throws Refused if there is none of the name
     */
    public static ServiceLimits limits(EntityManager entities, String name, String pointer) {
        return find(entities, name)
                .map(ServiceProfile::limits)
                .orElseThrow(() -> Refused.invalid(pointer, "There is no service profile of the name " + name + '.'));
    }
}
