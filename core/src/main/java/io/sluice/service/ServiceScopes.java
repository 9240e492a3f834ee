package io.sluice.service;

import io.sluice.service.ScopeFacts.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All scopes there are.
 *
 * @param scopes in the order in which they count: by precedence, equal ones by name
 */
public record ServiceScopes(List<ScopeFacts> scopes) {

    /** There are none. */
    public static final ServiceScopes NONE = new ServiceScopes(List.of());

    public ServiceScopes {
        scopes = scopes.stream()
                .sorted(Comparator.comparingInt(ScopeFacts::precedence).thenComparing(ScopeFacts::name))
                .toList();
    }

    /** What the scopes that hold put in the place of a service's parameters, the first to count first. */
    public List<Substitutions.Level> substitutions(String service, Place place) {
        List<Substitutions.Level> levels = new ArrayList<>();
        for (ScopeFacts scope : scopes) {
            if (!scope.substitutions().isEmpty() && scope.holds(service, place)) {
                levels.add(new Substitutions.Level(Substitutions.Source.SCOPE, scope.name(), scope.substitutions()));
            }
        }
        return levels;
    }

    /** Whether an exclusive scope names a service, so that it depends on the place whether it is offered. */
    public boolean restrict(String service) {
        return scopes.stream()
                .anyMatch(scope -> scope.exclusive() && scope.services().contains(service));
    }

    /** Whether a service is offered at a place: no exclusive scope names it, or one that does holds there. */
    public boolean offer(String service, Place place) {
        boolean isNamed = false;
        for (ScopeFacts scope : scopes) {
            if (scope.exclusive() && scope.services().contains(service)) {
                if (scope.holds(service, place)) {
                    return true;
                }
                isNamed = true;
            }
        }
        return !isNamed;
    }
}
