package io.sluice.probes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** One check, by the name that the answer gives it. Until somebody posts how it is found out, it is down. */
public enum Probe implements HealthCheck {
    DATABASE("database"),
    LOGIN_INDEX("login-index"),
    RADIUS_PORTS("radius-ports"),
    RADIUS_DELIVERY("radius-delivery"),
    RADIUS_THREADS("radius-threads");

    /** The classes of a deployment live as long as it does, and so does what was posted. */
    private static final Map<Probe, Supplier<Finding>> FINDERS = new ConcurrentHashMap<>();

    private final String text;

    Probe(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Says how this is found out, quickly and without waiting for anything. */
    public void post(Supplier<Finding> finder) {
        FINDERS.put(this, finder);
    }

    boolean isPosted() {
        return FINDERS.containsKey(this);
    }

    @Override
    public HealthCheckResponse call() {
        Supplier<Finding> finder = FINDERS.get(this);
        Finding found = finder == null ? new Finding(false, Map.of("state", "not started yet")) : finder.get();
        var answer = HealthCheckResponse.named(text).status(found.up());
        found.data().forEach(answer::withData);
        return answer.build();
    }

    /**
     * What was found.
     *
     * @param data for people; never a secret
     */
    public record Finding(boolean up, Map<String, String> data) {

        public Finding {
            data = Map.copyOf(data);
        }
    }
}
