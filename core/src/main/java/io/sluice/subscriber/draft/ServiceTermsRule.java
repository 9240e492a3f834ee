package io.sluice.subscriber.draft;

import io.sluice.service.ParameterType;
import io.sluice.service.RenderingTemplate;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceRendering;
import io.sluice.service.ServiceTerms;
import io.sluice.subscriber.ProfileRendering;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.RecordAttribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service may be beyond what its terms see to themselves: each default is a value of its parameter, and each rendering
 * makes an attribute that a dictionary has, that is not Sluice's own to set and that takes such a value.
 */
public final class ServiceTermsRule {

    private final ProfileRendering rendering;

    public ServiceTermsRule(ProfileRendering rendering) {
        this.rendering = rendering;
    }

    public void check(ServiceTerms terms, Objections against) {
        for (int i = 0; i < terms.parameters().size(); i++) {
            ServiceParameter parameter = terms.parameters().get(i);
            against.at("parameters")
                    .at(i)
                    .at("default")
                    .add(Optional.ofNullable(parameter.defaultValue()).flatMap(parameter::objectionTo));
        }
        Map<String, Integer> places = new HashMap<>();
        for (ServiceRendering each : terms.renderings()) {
            int place = places.merge(each.dialect(), 1, Integer::sum) - 1;
            check(
                    each,
                    terms.parameters(),
                    against.at("renderings").at(each.dialect()).at(place));
        }
    }

    private void check(ServiceRendering each, List<ServiceParameter> parameters, Objections against) {
        Optional<String> value = example(each, parameters);
        String tried = value.orElse(each.template());
        Optional<ProfileWarning> objection =
                rendering.objectionTo(new RecordAttribute(each.attribute(), each.tag(), tried));
        objection.ifPresent(warning -> {
            switch (warning.kind()) {
                case ATTRIBUTE_UNKNOWN, ATTRIBUTE_RESERVED ->
                    against.at("attribute").add(warning.detail());
                case ATTRIBUTE_TAG_INVALID -> against.at("tag").add(warning.detail());
                default -> {
                    // Without an example nothing can be said about the value before there is an activation.
                    if (value.isPresent()) {
                        against.at("value").add("with '" + tried + "', for example: " + warning.detail());
                    }
                }
            }
        });
    }

    /** A value that the template makes; empty if a text has a part in it of which we know no example. */
    private static Optional<String> example(ServiceRendering each, List<ServiceParameter> parameters) {
        Map<String, String> arguments = new HashMap<>();
        Map<String, ParameterType> types = new HashMap<>();
        for (ServiceParameter parameter : parameters) {
            types.put(parameter.name(), parameter.type());
            example(parameter).ifPresent(argument -> arguments.put(parameter.name(), argument));
        }
        return RenderingTemplate.parse(each.template()).fill(arguments, types);
    }

    private static Optional<String> example(ServiceParameter parameter) {
        if (parameter.defaultValue() != null) {
            return Optional.of(parameter.defaultValue());
        }
        if (parameter.type() == ParameterType.TEXT) {
            return Optional.empty();
        }
        Long bound = parameter.minimum() != null ? parameter.minimum() : parameter.maximum();
        return Optional.of(String.valueOf(bound != null ? bound : 1L));
    }
}
