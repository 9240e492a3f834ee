package io.sluice.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One version of a service as those need it who plan, check and render activations; immutable, and shared by all of them.
 *
 * @param versionId of {@link ServiceVersion#id}; what a service session remembers
 * @param name what stands before the parenthesis of an activation string
 */
public record ServiceFacts(long versionId, String name, ServiceTerms terms) {

    /** The services of one group exclude each other; empty for a service that excludes none. */
    public OptionalInt mutexGroup() {
        Integer group = terms.mutexGroup();
        return group == null ? OptionalInt.empty() : OptionalInt.of(group);
    }

    public List<ServiceParameter> parameters() {
        return terms.parameters();
    }

    /** Limits where an order sets none. */
    public ServiceLimits defaults() {
        return terms.defaults();
    }

    /** What it does when a limit is reached. */
    public LimitAction onLimit() {
        return terms.onLimit();
    }

    public Authorization authorization() {
        return terms.authorization();
    }

    public boolean requiredAtLogin() {
        return terms.requiredAtLogin();
    }

    /** What speaks against a call of this service: the number of its arguments, or what each of them is. */
    public List<CallObjection> check(ServiceCall call) {
        return terms.check(call.parameters());
    }

    /** Whether the service says how it looks at NASes of a dialect. */
    public boolean isRenderedFor(String dialect) {
        return terms.renderings().stream()
                .anyMatch(rendering -> rendering.dialect().equals(dialect));
    }

    /**
     * The attributes that stand for a call at NASes of a dialect, in the order of the definition.
     *
     * @param dialect as people write it, like {@code mikrotik}
     * @return no attributes if the service has no renderings for the dialect; empty if the call does not fit them, which
     *     {@link #check} has something against: an argument is missing, or is no number where a number is needed
     */
    public Optional<List<RenderedAttribute>> attributes(String dialect, ServiceCall call) {
        Map<String, String> arguments = new HashMap<>();
        Map<String, ParameterType> types = new HashMap<>();
        for (int i = 0; i < parameters().size(); i++) {
            ServiceParameter parameter = parameters().get(i);
            types.put(parameter.name(), parameter.type());
            String argument = i < call.parameters().size() ? call.parameters().get(i) : parameter.defaultValue();
            if (argument != null) {
                arguments.put(parameter.name(), argument);
            }
        }
        List<RenderedAttribute> attributes = new ArrayList<>();
        for (ServiceRendering rendering : terms.renderings()) {
            if (rendering.dialect().equals(dialect)) {
                Optional<String> value =
                        RenderingTemplate.parse(rendering.template()).fill(arguments, types);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                attributes.add(new RenderedAttribute(rendering.attribute(), rendering.tag(), value.get()));
            }
        }
        return Optional.of(attributes);
    }
}
