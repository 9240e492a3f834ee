package io.sluice.web.api;

import io.sluice.service.Authorization;
import io.sluice.service.InterfaceType;
import io.sluice.service.LimitAction;
import io.sluice.service.ParameterType;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceRendering;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.service.TimeLimit;
import io.sluice.service.VolumeLimit;
import io.sluice.web.api.write.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a service is to be. */
final class ServiceFields {

    private static final int MOST_PARAMETERS = 32;
    private static final int LONGEST_DEFAULT = 128;
    private static final long LONGEST_INTERIM = 86_400;
    private static final int LONGEST_ACTIVATION = 246;
    private static final int MOST_MARKS = 10;

    private ServiceFields() {}

    static ServiceTerms terms(String name, Fields service) {
        service.sameAs("name", name);
        service.ignore("version");
        service.ignore("createdAt");
        List<ServiceParameter> parameters = parameters(service);
        Integer group = mutexGroup(service);
        StatisticsMode statistics = service.oneOf("statistics", StatisticsMode.class);
        InterfaceType type = service.oneOf("interfaceType", InterfaceType.class, InterfaceType.IPV4);
        boolean required = service.flag("requiredAtLogin", false);
        Authorization authorization = service.oneOf("authorization", Authorization.class, Authorization.NONE);
        ServiceLimits limits = limits(service.optionalObject("limits"), statistics);
        LimitAction onLimit = onLimit(service.optionalObject("onLimit"));
        List<ServiceRendering> renderings = RenderingFields.renderings(service, parameters);
        return service.finish(
                () -> new ServiceTerms(parameters, group, type, required, authorization, limits, onLimit, renderings));
    }

    /** A signed 32-bit number as the router has it, of which 0 is none. */
    private static @Nullable Integer mutexGroup(Fields service) {
        Long group = service.optionalNumber("mutexGroup", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (group != null && group == 0) {
            service.refuse("mutexGroup", "0 is no group; leave it out for none.");
        }
        return group == null ? null : group.intValue();
    }

    private static List<ServiceParameter> parameters(Fields service) {
        List<ServiceParameter> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Fields each : service.objects("parameters", MOST_PARAMETERS)) {
            ServiceParameter parameter = parameter(each);
            if (parameter != null && !names.add(parameter.name())) {
                each.refuse("name", "A parameter of this name is there already.");
            } else if (parameter != null) {
                found.add(parameter);
            }
        }
        return found;
    }

    private static @Nullable ServiceParameter parameter(Fields parameter) {
        String name = parameter.parsed("name", 64, ServiceFields::parameterName);
        ParameterType type = parameter.oneOf("type", ParameterType.class);
        long least = type == ParameterType.BITS_PER_SECOND ? 0 : Long.MIN_VALUE;
        Long minimum = parameter.optionalNumber("min", least, Long.MAX_VALUE);
        Long maximum = parameter.optionalNumber("max", least, Long.MAX_VALUE);
        String ifAbsent = parameter.optionalText("default", LONGEST_DEFAULT);
        if (type == ParameterType.TEXT && minimum != null) {
            parameter.refuse("min", "A text has no range.");
        }
        if (type == ParameterType.TEXT && maximum != null) {
            parameter.refuse("max", "A text has no range.");
        }
        if (minimum != null && maximum != null && minimum > maximum) {
            parameter.refuse("max", "It is below min, " + minimum + '.');
        }
        return name == null || parameter.isRefused()
                ? null
                : new ServiceParameter(name, type, minimum, maximum, ifAbsent);
    }

    private static String parameterName(String text) {
        return new ServiceParameter(text, ParameterType.TEXT, null, null, null).name();
    }

    /** What is done at a limit; without, it stops what reached it. */
    static LimitAction onLimit(@Nullable Fields action) {
        if (action == null) {
            return LimitAction.DEACTIVATE;
        }
        LimitAction.Kind kind = action.oneOf("action", LimitAction.Kind.class, LimitAction.Kind.DEACTIVATE);
        String switchTo = action.optional(
                "switchTo", LONGEST_ACTIVATION, text -> ServiceCall.parse(text).text());
        if (kind == LimitAction.Kind.SWITCH && switchTo == null && !action.has("switchTo")) {
            action.refuse("switchTo", "To which service it switches must be said.");
        } else if (kind != LimitAction.Kind.SWITCH && action.has("switchTo")) {
            action.refuse("switchTo", "Only with the action SWITCH.");
        }
        List<Integer> notifyAt = action.numbers("notifyAt", MOST_MARKS, 1, 99);
        return action.isRefused() ? LimitAction.DEACTIVATE : new LimitAction(kind, switchTo, notifyAt);
    }

    private static ServiceLimits limits(@Nullable Fields limits, StatisticsMode statistics) {
        if (limits == null) {
            return new ServiceLimits(null, null, statistics, null);
        }
        Long timeout = limits.optionalSeconds("timeout", TimeLimit.MAX_SECONDS);
        Long volume = limits.optionalNumber("volumeMb", 0, VolumeLimit.MAX_MEGABYTES);
        Long interim = limits.optionalSeconds("interimInterval", LONGEST_INTERIM);
        return new ServiceLimits(timeout, volume, statistics, interim);
    }
}
