package io.sluice.web.security;

import io.sluice.ejb.security.PortalRole;
import io.sluice.ejb.security.SecurityEvents;
import io.sluice.web.problem.Problem;
import io.sluice.web.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps every resource closed to whoever its {@link AllowedTo} does not name, or whose token does not cover it. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest request;

    @Inject
    private SecurityEvents events;

    /** For the container. */
    public AccessFilter() {}

    public AccessFilter(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        Set<PortalRole> allowed = allowed(resource.getResourceClass(), resource.getResourceMethod());
        Optional<Caller> caller = Caller.of(request);
        if (caller.filter(known -> allowed.contains(known.role())).isEmpty()) {
            refuse(context, Problem.of(ProblemType.FORBIDDEN, detail(allowed)).response());
        } else if (!caller.get().mayBy(reads(context), resourceOf(context))) {
            // RFC 6750 §3.1
            Problem problem = Problem.of(ProblemType.FORBIDDEN, "This token may not do this; its owner may.");
            refuse(
                    context,
                    Response.fromResponse(problem.response())
                            .header(
                                    HttpHeaders.WWW_AUTHENTICATE,
                                    "Bearer realm=\"Sluice\", error=\"insufficient_scope\"")
                            .build());
        }
    }

    private void refuse(ContainerRequestContext context, Response answer) {
        if (Caller.of(request).isPresent()) {
            events.accessRefused(Caller.actorOf(request), request.getMethod() + ' ' + request.getRequestURI());
        }
        context.abortWith(answer);
    }

    private static boolean reads(ContainerRequestContext context) {
        return READING.contains(context.getMethod());
    }

    /** The first part of the path, without the name of an action. */
    private static String resourceOf(ContainerRequestContext context) {
        String path = context.getUriInfo().getPath();
        String below = path.startsWith("/") ? path.substring(1) : path;
        return below.split("[/:]", 2)[0];
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
