package io.sluice.ejb.scope;

import io.sluice.ejb.platform.ResourceName;
import java.util.List;
import java.util.Map;

/**
 * What a scope is to be.
 *
 * @param precedence the lower number counts first
 * @param exclusive whether its services are offered nowhere else
 * @param services by name; empty for all
 * @param nases by name; empty for all
 * @param below paths from a retailer down to a node, like {@code isp1/acme}; empty for everybody
 */
public record ScopeCommand(
        String name,
        int precedence,
        boolean exclusive,
        List<String> services,
        Map<String, String> substitutions,
        List<String> nases,
        List<String> below) {

    public ScopeCommand {
        ResourceName.require(name);
        services = List.copyOf(services);
        substitutions = Map.copyOf(substitutions);
        nases = List.copyOf(nases);
        below = List.copyOf(below);
    }
}
