package io.sluice.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a version of a service fixes.
 *
 * @param parameters in the order of the router's template, names unique
 * @param mutexGroup index of the group whose members exclude each other, any number but 0; null for none
 * @param requiredAtLogin whether a login fails if this service cannot be activated
 * @param defaults limits where a subscription sets none; its statistics are always given and say what the service can count
 * @param onLimit what it does when a limit is reached
 * @param renderings how it looks where a NAS has no activation strings: by dialect, and in each dialect in the order in
 *     which the attributes are sent
 */
public record ServiceTerms(
        List<ServiceParameter> parameters,
        @Nullable Integer mutexGroup,
        InterfaceType interfaceType,
        boolean requiredAtLogin,
        Authorization authorization,
        ServiceLimits defaults,
        LimitAction onLimit,
        List<ServiceRendering> renderings) {

    public ServiceTerms {
        parameters = List.copyOf(parameters);
        renderings = renderings.stream()
                .sorted(Comparator.comparing(ServiceRendering::dialect))
                .toList();
        if (mutexGroup != null && mutexGroup == 0) {
            throw new IllegalArgumentException("0 is not a mutex group");
        }
        if (defaults.statistics() == null) {
            throw new IllegalArgumentException("a service must say what it can count (statistics)");
        }
        Set<String> names = new HashSet<>();
        for (ServiceParameter parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException("parameter " + parameter.name() + " is there twice");
            }
        }
        for (ServiceRendering rendering : renderings) {
            RenderingTemplate.parse(rendering.template())
                    .objectionBeside(parameters)
                    .ifPresent(objection -> {
                        throw new IllegalArgumentException(rendering.attribute() + ": " + objection);
                    });
        }
    }

    /** Terms without renderings: those of a service that is its activation string everywhere. */
    public ServiceTerms(
            List<ServiceParameter> parameters,
            @Nullable Integer mutexGroup,
            InterfaceType interfaceType,
            boolean requiredAtLogin,
            Authorization authorization,
            ServiceLimits defaults) {
        this(parameters, mutexGroup, interfaceType, requiredAtLogin, authorization, defaults, List.of());
    }

    /** Terms of a service that a limit stops. */
    public ServiceTerms(
            List<ServiceParameter> parameters,
            @Nullable Integer mutexGroup,
            InterfaceType interfaceType,
            boolean requiredAtLogin,
            Authorization authorization,
            ServiceLimits defaults,
            List<ServiceRendering> renderings) {
        this(
                parameters,
                mutexGroup,
                interfaceType,
                requiredAtLogin,
                authorization,
                defaults,
                LimitAction.DEACTIVATE,
                renderings);
    }

    /** A service without group and limits, for IPv4, that may be used at any time. */
    public static ServiceTerms of(StatisticsMode statistics, ServiceParameter... parameters) {
        return new ServiceTerms(
                List.of(parameters),
                null,
                InterfaceType.IPV4,
                false,
                Authorization.NONE,
                new ServiceLimits(null, null, statistics, null));
    }

    /** The same in a mutex group. */
    public ServiceTerms inMutexGroup(int group) {
        return new ServiceTerms(
                parameters, group, interfaceType, requiredAtLogin, authorization, defaults, onLimit, renderings);
    }

    /** The same with these renderings instead of its own. */
    public ServiceTerms renderedAs(ServiceRendering... others) {
        return new ServiceTerms(
                parameters,
                mutexGroup,
                interfaceType,
                requiredAtLogin,
                authorization,
                defaults,
                onLimit,
                List.of(others));
    }

    /** The same with these limits where an order sets none, and this done when they are reached. */
    public ServiceTerms limitedTo(ServiceLimits limits, LimitAction action) {
        return new ServiceTerms(
                parameters, mutexGroup, interfaceType, requiredAtLogin, authorization, limits, action, renderings);
    }

    /** What speaks against a call with these arguments: their number, or what one of them is. */
    public List<CallObjection> check(List<String> arguments) {
        if (arguments.size() != parameters.size()) {
            String names = parameters.stream().map(ServiceParameter::name).collect(Collectors.joining(", "));
            String detail = parameters.isEmpty()
                    ? "the service has no parameters, not " + arguments.size()
                    : "the service has " + parameters.size() + " parameters (" + names + "), not " + arguments.size();
            return List.of(new CallObjection(CallObjection.Kind.PARAMETER_COUNT, null, detail));
        }
        List<CallObjection> objections = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            parameters.get(i).check(arguments.get(i)).ifPresent(objections::add);
        }
        return objections;
    }

    /** {@link #check} in words. */
    public List<String> objectionsTo(List<String> arguments) {
        return check(arguments).stream().map(CallObjection::detail).toList();
    }
}
