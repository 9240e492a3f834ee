package io.sluice.web.api;

import io.sluice.web.problem.Problem;
import io.sluice.web.problem.ProblemType;
import io.sluice.web.problem.Refusal;
import jakarta.annotation.Priority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses a query parameter that the method does not declare, or that comes twice: a misspelt filter must not silently show
 * everything. Runs once the caller is known to be allowed.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 100)
public class ParameterFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext context) {
        check(context.getUriInfo().getQueryParameters(), declared(resource.getResourceMethod()));
    }

    static void check(MultivaluedMap<String, String> given, Set<String> declared) {
        given.forEach((name, values) -> {
            if (!declared.contains(name)) {
                String known = declared.isEmpty() ? "It takes none." : "It takes: " + String.join(", ", declared) + '.';
                throw new Refusal(Problem.ofParameter(
                        ProblemType.UNKNOWN_PARAMETER, name, "This resource has no parameter of this name. " + known));
            }
            if (values.size() > 1) {
                throw new Refusal(Problem.ofParameter(
                        ProblemType.REPEATED_PARAMETER,
                        name,
                        "It may be given once, not " + values.size() + " times."));
            }
        });
    }

    /** What the method declares, and {@code dryRun} where it writes. */
    static Set<String> declared(Method method) {
        Stream<String> trial = method.isAnnotationPresent(GET.class) ? Stream.of() : Stream.of("dryRun");
        Stream<String> own = Arrays.stream(method.getParameters())
                .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(QueryParam.class)))
                .map(QueryParam::value);
        return Stream.concat(trial, own).collect(Collectors.toCollection(TreeSet::new));
    }
}
