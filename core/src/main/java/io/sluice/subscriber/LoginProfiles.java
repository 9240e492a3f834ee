package io.sluice.subscriber;

import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileWarning.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Makes login profiles of what the database holds. What cannot be used costs only itself: the profile comes without it and
 * with a warning.
 *
 * <p>Subscribers with equal services share them in memory. The result depends on nothing but the source, the rendering
 * and the catalogue. Safe for many threads.
 */
public final class LoginProfiles {

    /**
     * Octets that the record and the services may fill together: a packet of 4096 less header (20), Message-Authenticator
     * (18), User-Name (255), Class (39) and two Proxy-States of the greatest length (510).
     */
    public static final int ROOM = 4096 - 20 - 18 - 255 - 39 - 510;

    /** Above this many different sets of services sharing begins anew, so that it cannot keep what is long gone. */
    private static final int SHARED_AT_MOST = 50_000;

    private final ProfileRendering rendering;
    private final ServiceDirectory catalogue;
    private final Map<LoginServicesPlan, Rendered> shared = new ConcurrentHashMap<>();

    /**
     * @param catalogue finds the current versions of services that records name
     */
    public LoginProfiles(ProfileRendering rendering, ServiceDirectory catalogue) {
        this.rendering = rendering;
        this.catalogue = catalogue;
    }

    public ProjectedProfile project(LoginSource source) {
        return project(source, Map.of());
    }

    /**
     * The same where certain NASes are other places.
     *
     * @param elsewhere the source as it reads there, by NAS
     */
    public ProjectedProfile project(LoginSource source, Map<Long, LoginSource> elsewhere) {
        List<ProfileWarning> warnings = new ArrayList<>();
        LoginServicesPlan plan = LoginServicesPlan.of(source, catalogue, warnings::add);
        Rendered services = render(plan, warnings::add);
        int longest = services.longest();
        Map<Long, LoginServices> there = new HashMap<>();
        for (Map.Entry<Long, LoginSource> each : elsewhere.entrySet()) {
            LoginServicesPlan other = LoginServicesPlan.of(each.getValue(), catalogue, warning -> {});
            if (!other.equals(plan)) {
                Rendered rendered = render(other, warning -> {});
                there.put(each.getKey(), rendered.services());
                longest = Math.max(longest, rendered.longest());
            }
        }
        int room = ROOM - longest;
        LoginProfile profile = new LoginProfile(
                source.subscriberId(),
                source.login(),
                source.credential(),
                source.status(),
                source.retailerId(),
                source.concurrency(),
                rendering.attributes(source.attributes(), room, warnings::add),
                services.services(),
                Map.copyOf(there));
        return new ProjectedProfile(profile, warnings);
    }

    private Rendered render(LoginServicesPlan plan, Consumer<ProfileWarning> warnings) {
        Rendered known = shared.get(plan);
        if (known == null) {
            if (shared.size() >= SHARED_AT_MOST) {
                shared.clear();
            }
            known = Rendered.of(plan, rendering);
            shared.put(plan, known);
        }
        known.warnings().forEach(warnings);
        return known;
    }

    /** Services with their octets, and what was said about them. */
    private record Rendered(LoginServices services, List<ProfileWarning> warnings) {

        static Rendered of(LoginServicesPlan plan, ProfileRendering rendering) {
            List<ProfileWarning> warnings = new ArrayList<>();
            warnOfInertLimits(plan.granted(), warnings);
            warnOfInertLimits(plan.overflow(), warnings);
            List<byte[]> octets = rendering.services(plan.granted(), warnings::add);
            return new Rendered(
                    new LoginServices(plan.granted(), plan.overflow(), plan.isComplete(), octets),
                    List.copyOf(warnings));
        }

        private static void warnOfInertLimits(List<ServiceGrant> grants, List<ProfileWarning> warnings) {
            for (ServiceGrant grant : grants) {
                if (grant.limits().areInert()) {
                    warnings.add(new ProfileWarning(
                            Kind.LIMIT_INERT, grant.activation() + ": its limit needs statistics that are off"));
                }
            }
        }

        int longest() {
            return services.rendered().stream()
                    .mapToInt(octets -> octets.length)
                    .max()
                    .orElse(0);
        }
    }
}
