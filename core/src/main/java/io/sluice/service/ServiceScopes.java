package io.sluice.service;

import io.sluice.service.ScopeFacts.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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

    /** Whether a service is offered to somebody at one NAS at least. */
    public boolean offerSomewhere(String service, Place someone) {
        return !restrict(service)
                || scopes.stream()
                        .anyMatch(scope ->
                                scope.exclusive() && scope.services().contains(service) && scope.isFor(someone));
    }

    /** The NASes at which something may hold for somebody that holds nowhere else, by id. */
    public Set<Long> nasesThatMatter(Place someone) {
        Set<Long> nases = new TreeSet<>();
        for (ScopeFacts scope : scopes) {
            if (!scope.nases().isEmpty() && scope.isFor(someone)) {
                nases.addAll(scope.nases());
            }
        }
        return nases;
    }

    /** The services that are not offered at a place though they are elsewhere, by name. */
    public Set<String> withheld(Place place) {
        Set<String> withheld = new TreeSet<>();
        for (ScopeFacts scope : scopes) {
            if (scope.exclusive()) {
                scope.services().stream()
                        .filter(service -> !offer(service, place))
                        .forEach(withheld::add);
            }
        }
        return withheld;
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
