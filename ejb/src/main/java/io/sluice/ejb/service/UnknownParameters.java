package io.sluice.ejb.service;

import io.sluice.ejb.platform.Warning;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Warns of texts for parameters that no service has: a slip of the pen, or a service to come. */
public final class UnknownParameters {

    private UnknownParameters() {}

    /**
     * @param pointer to the substitutions (RFC 6901)
     */
    public static List<Warning> warnings(Set<String> names, String pointer, EntityManager entities) {
        if (names.isEmpty()) {
            return List.of();
        }
        Set<String> known = new HashSet<>(entities.createQuery(
                        "select distinct p.name from ServiceVersion v join v.parameters p where p.name in ?1",
                        String.class)
                .setParameter(1, names)
                .getResultList());
        return names.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> new Warning(
                        "PARAMETER_UNKNOWN", pointer + '/' + name, "No service has a parameter " + name + '.'))
                .toList();
    }
}
