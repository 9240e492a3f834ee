package io.sluice.dialect;

import io.sluice.nas.DialectName;
import io.sluice.subscriber.RecordAttribute;
import java.util.List;

/** Which attributes stand for a service where a NAS has no services: what the service's definition says, parameters filled in. */
@FunctionalInterface
public interface ServiceRenderings {

    /** No service is rendered for any dialect. */
    ServiceRenderings NONE = (dialect, serviceVersion, activation) -> List.of();

    /**
     * The attributes of one activation, in the definition's order.
     *
     * @param serviceVersion id of the definition's version
     * @param activation the activation string, whose arguments take the places of the parameters
     * @return empty if the definition says nothing for the dialect
     */
    List<RecordAttribute> of(DialectName dialect, long serviceVersion, String activation);
}
