package io.sluice.ejb.operation;

import io.sluice.access.dynamic.SessionCriteria;
import java.util.List;

/**
 * A line that is online, as somebody tells us who saw it log in.
 *
 * @param nas where, by name
 * @param line the session's attributes
 * @param services to be started in it at once
 */
public record LineDraft(String nas, SessionCriteria line, List<Activation> services) {

    public LineDraft {
        services = List.copyOf(services);
    }
}
