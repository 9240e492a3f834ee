package io.sluice.web.security;

import io.sluice.ejb.security.PortalRole;
import io.sluice.web.problem.Problem;
import io.sluice.web.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps every resource closed to whoever its {@link AllowedTo} does not name. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        Set<PortalRole> allowed = allowed(resource.getResourceClass(), resource.getResourceMethod());
        boolean may = Caller.of(request)
                .filter(caller -> allowed.contains(caller.role()))
                .isPresent();
        if (!may) {
            context.abortWith(Problem.of(ProblemType.FORBIDDEN, detail(allowed)).response());
        }
    }

    static Set<PortalRole> allowed(Class<?> resourceClass, Method method) {
        AllowedTo rule = method.getAnnotation(AllowedTo.class);
        return roles(rule == null ? resourceClass.getAnnotation(AllowedTo.class) : rule);
    }

    private static Set<PortalRole> roles(@Nullable AllowedTo rule) {
        return rule == null ? Set.of() : Set.copyOf(Arrays.asList(rule.value()));
    }

    private static String detail(Set<PortalRole> allowed) {
        return allowed.isEmpty()
                ? "Nobody may use this resource."
                : "Your role may not do this; it is for: "
                        + allowed.stream().sorted().map(PortalRole::text).collect(Collectors.joining(", ")) + '.';
    }
}
