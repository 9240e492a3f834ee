package io.sluice.dialect;

import io.sluice.access.dynamic.OrderedService;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceFacts;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The services that another server's Access-Accept starts, as JunosE learns them: tagged attributes of vendor 4874. What does not
 * read as a service is left to the NAS.
 *
 * <p>Of two members of a mutex group the first in the packet stays, and so does the first of two equal ones. A service that we do not
 * define is kept as it came, without a version.
 *
 * @param granted in the order of the packet
 * @param leftOut tags of those that must not reach the NAS
 */
public record LearnedServices(List<ServiceGrant> granted, Set<Integer> leftOut) {

    private static final Set<Integer> OF_SERVICES = Set.of(65, 67, 68, 69, 140, 179);

    public LearnedServices {
        granted = List.copyOf(granted);
        leftOut = Set.copyOf(leftOut);
    }

    static LearnedServices of(RadiusPacket accept, ServiceDirectory catalogue) {
        ServiceReading reading = new ServiceReading(new Complaint());
        AttributeCursor at = accept.attributes();
        while (at.next()) {
            if (at.vendor() == ErxAttributes.VENDOR && OF_SERVICES.contains(at.number())) {
                reading.read(at);
            }
        }
        Map<Integer, ServiceCall> groups = new HashMap<>();
        Set<String> activations = new HashSet<>();
        List<ServiceGrant> granted = new ArrayList<>();
        Set<Integer> leftOut = new HashSet<>();
        for (OrderedService service : reading.start()) {
            ServiceFacts facts = catalogue.current(service.call().name()).orElse(null);
            boolean first = activations.add(service.call().text()) && isFree(facts, service.call(), groups);
            if (first) {
                granted.add(grant(service, facts));
            } else {
                leftOut.add(service.tag());
            }
        }
        return new LearnedServices(granted, leftOut);
    }

    private static boolean isFree(@Nullable ServiceFacts facts, ServiceCall call, Map<Integer, ServiceCall> groups) {
        return facts == null
                || facts.mutexGroup().isEmpty()
                || groups.putIfAbsent(facts.mutexGroup().getAsInt(), call) == null;
    }

    private static ServiceGrant grant(OrderedService service, @Nullable ServiceFacts facts) {
        ServiceLimits limits = service.limits();
        return new ServiceGrant(
                service.tag(),
                service.call().text(),
                limits.timeoutSeconds(),
                limits.volumeMegabytes(),
                limits.statistics(),
                limits.interimSeconds(),
                facts == null ? null : facts.versionId());
    }

    /** Whether an attribute belongs to a service. */
    static boolean isOfService(int vendor, int number) {
        return vendor == ErxAttributes.VENDOR && OF_SERVICES.contains(number);
    }

    /** Whether an attribute belongs to a service that must not reach the NAS. */
    boolean leavesOut(int vendor, int number, byte[] value) {
        return isOfService(vendor, number) && value.length > 0 && leftOut.contains(value[0] & 0xff);
    }
}
