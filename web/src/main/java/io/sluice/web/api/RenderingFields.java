package io.sluice.web.api;

import io.sluice.nas.DialectName;
import io.sluice.service.RenderingTemplate;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceRendering;
import io.sluice.web.api.write.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how a service is to look at NASes without activation strings: arrays of attributes, by dialect. */
final class RenderingFields {

    private static final int MOST_ATTRIBUTES = 32;
    private static final int MOST_TAG = 31;

    private RenderingFields() {}

    static List<ServiceRendering> renderings(Fields service, List<ServiceParameter> parameters) {
        Fields byDialect = service.optionalObject("renderings");
        List<ServiceRendering> found = new ArrayList<>();
        if (byDialect == null) {
            return found;
        }
        for (String name : byDialect.names()) {
            String dialect = dialect(name, byDialect);
            for (Fields attribute : byDialect.objects(name, MOST_ATTRIBUTES)) {
                ServiceRendering rendering = rendering(dialect, attribute, parameters);
                if (rendering != null) {
                    found.add(rendering);
                }
            }
        }
        return found;
    }

    private static @Nullable String dialect(String name, Fields byDialect) {
        try {
            return DialectName.of(name).text();
        } catch (IllegalArgumentException e) {
            byDialect.refuse(name, "There is no such dialect; " + e.getMessage() + '.');
            return null;
        }
    }

    private static @Nullable ServiceRendering rendering(
            @Nullable String dialect, Fields attribute, List<ServiceParameter> parameters) {
        String name = attribute.text("attribute", ServiceRendering.LONGEST_ATTRIBUTE);
        Long tag = attribute.optionalNumber("tag", 1, MOST_TAG);
        RenderingTemplate template = attribute.parsed("value", RenderingTemplate.LONGEST, RenderingTemplate::parse);
        if (template != null) {
            template.objectionBeside(parameters)
                    .ifPresent(objection -> attribute.refuse("value", "It cannot be filled: " + objection + '.'));
        }
        return dialect == null || template == null || attribute.isRefused()
                ? null
                : new ServiceRendering(dialect, name, tag == null ? null : tag.intValue(), template.text());
    }
}
