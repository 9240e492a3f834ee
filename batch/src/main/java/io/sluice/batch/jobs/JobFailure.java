package io.sluice.batch.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Why executions on this node failed, until somebody has noted it. */
@ApplicationScoped
public class JobFailure {

    private final Map<Long, String> reasons = new ConcurrentHashMap<>();

    void because(long executionId, Exception why) {
        reasons.put(executionId, String.valueOf(why.getMessage()));
    }

    String take(long executionId) {
        return Objects.requireNonNullElse(reasons.remove(executionId), "see the server's log");
    }
}
