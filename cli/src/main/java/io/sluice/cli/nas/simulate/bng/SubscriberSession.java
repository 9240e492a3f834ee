package io.sluice.cli.nas.simulate.bng;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** A subscriber who is logged in, with the services that run and the traffic of those that ran. */
final class SubscriberSession {

    private final SubscriberLine line;
    private final String acctSessionId;
    private final String address;
    private final long startedAt;
    private final TrafficMeter meter;
    private final Map<String, RunningService> services = new LinkedHashMap<>();
    private List<String> classes;
    private OptionalLong interimSeconds;
    private Traffic endedServices = Traffic.NONE;
    private boolean open = true;
    private int timersVersion;

    SubscriberSession(
            SubscriberLine line,
            String acctSessionId,
            Message accept,
            long startedAt,
            long interim,
            TrafficMeter meter) {
        this.line = line;
        this.acctSessionId = acctSessionId;
        this.startedAt = startedAt;
        this.meter = meter;
        address = accept.text("Framed-IP-Address")
                .filter(given -> !given.startsWith("255.255.255."))
                .orElseGet(line::ownAddress);
        classes = accept.all("Class").map(each -> each.text()).toList();
        long asked = accept.number("Acct-Interim-Interval").orElse(interim);
        interimSeconds = asked == 0 ? OptionalLong.empty() : OptionalLong.of(asked);
    }

    SubscriberLine line() {
        return line;
    }

    String acctSessionId() {
        return acctSessionId;
    }

    String address() {
        return address;
    }

    long startedAt() {
        return startedAt;
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
    }

    List<String> classes() {
        return classes;
    }

    OptionalLong interimSeconds() {
        return interimSeconds;
    }

    /** Changes with every change of intervals and limits, so that what was planned before is known as such. */
    int timersVersion() {
        return timersVersion;
    }

    /** Takes over what a CoA-Request changes beside services. */
    void apply(Message request) {
        List<String> newClasses = request.all("Class").map(each -> each.text()).toList();
        classes = newClasses.isEmpty() ? classes : newClasses;
        OptionalLong interim = request.number("Acct-Interim-Interval");
        if (interim.isPresent()) {
            interimSeconds = interim.getAsLong() == 0 ? OptionalLong.empty() : interim;
        }
        timersVersion++;
    }

    /** Goes on at another speed; what has flowed stays counted. */
    void limitTo(Bandwidth bandwidth, long now, RandomGenerator random) {
        meter.limitTo(bandwidth, now, random);
    }

    List<RunningService> services() {
        return List.copyOf(services.values());
    }

    Optional<RunningService> service(String activation) {
        return Optional.ofNullable(services.get(activation));
    }

    void add(RunningService service) {
        services.put(service.order().activation(), service);
    }

    /** Takes a service off; its traffic stays the subscriber's. */
    void remove(RunningService service) {
        services.remove(service.order().activation());
        service.stop();
        endedServices = endedServices.plus(service.meter().read());
    }

    /** All traffic of the subscriber up to now, that of services included. */
    Traffic traffic(long now, RandomGenerator random) {
        meter.advance(now, random);
        Traffic sum = meter.read().plus(endedServices);
        for (RunningService service : services.values()) {
            service.meter().advance(now, random);
            sum = sum.plus(service.meter().read());
        }
        return sum;
    }
}
