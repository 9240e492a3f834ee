package io.sluice.cli.nas.simulate.bng;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sessions that are open: starts and ends them and their services, reports them, and watches over their limits. */
final class Sessions {

    /** JunosE looks at volumes every ten seconds. */
    private static final long VOLUME_CHECK = 10_000;

    private final Map<String, SubscriberSession> open = new LinkedHashMap<>();
    private final Map<String, Long> serviceNumbers = new HashMap<>();
    private final BngSettings settings;
    private final Records records;
    private final Agenda agenda;
    private final Outbox outbox;
    private final Journal journal;
    private final Tally tally;
    private final RandomGenerator random;
    private long now;
    private int unreported;
    private @Nullable Runnable whenReported;

    Sessions(BngSettings settings, Records records, Bng.Surroundings around, Tally tally) {
        this.settings = settings;
        this.records = records;
        this.tally = tally;
        agenda = around.agenda();
        outbox = around.outbox();
        journal = around.journal();
        random = around.random();
    }

    void advanceTo(long time) {
        now = time;
    }

    int count() {
        return open.size();
    }

    int serviceCount() {
        return open.values().stream()
                .mapToInt(session -> session.services().size())
                .sum();
    }

    List<SubscriberSession> all() {
        return List.copyOf(open.values());
    }

    Optional<SubscriberSession> find(String acctSessionId) {
        return Optional.ofNullable(open.get(acctSessionId));
    }

    /** In the order of their logins. */
    Stream<SubscriberSession> inOrder() {
        return open.values().stream();
    }

    void start(SubscriberLine line, String acctSessionId, Message accept) {
        SubscriberSession session = new SubscriberSession(
                line, acctSessionId, accept, now, settings.interimSeconds(), meter(Bandwidth.PLAIN));
        shape(session, accept);
        open.put(acctSessionId, session);
        account(session, "Start", Optional.empty());
        settings.dialect().servicesOf(accept).forEach(order -> start(session, order));
        watch(session, accept.number("Session-Timeout"));
    }

    /** Takes over the speed that a message gives the whole subscriber, if it does. */
    void shape(SubscriberSession session, Message by) {
        settings.dialect().profileOf(by).ifPresent(profile -> {
            session.limitTo(profile.bandwidth(), now, random);
            journal.note("profile", session.acctSessionId(), profile.value());
            tally.count("profilesSet");
        });
    }

    private TrafficMeter meter(Bandwidth bandwidth) {
        return new TrafficMeter(bandwidth, settings.load(), now, random);
    }

    private void watch(SubscriberSession session, OptionalLong timeout) {
        int version = session.timersVersion();
        if (timeout.orElse(0) > 0) {
            agenda.at(now + timeout.getAsLong() * 1000, () -> {
                if (session.isOpen() && session.timersVersion() == version) {
                    journal.note("session-timeout", session.acctSessionId(), timeout.getAsLong() + " s");
                    tally.count("sessionTimeouts");
                    end(session, TerminateCause.SESSION_TIMEOUT);
                }
            });
        }
        reportRegularly(session, version);
    }

    private void reportRegularly(SubscriberSession session, int version) {
        session.interimSeconds()
                .ifPresent(seconds -> agenda.at(now + seconds * 1000, () -> {
                    if (session.isOpen() && session.timersVersion() == version) {
                        account(session, "Interim-Update", Optional.empty());
                        reportRegularly(session, version);
                    }
                }));
    }

    /** What a CoA-Request changes beside services; a Session-Timeout counts from now. */
    void change(SubscriberSession session, Message request) {
        session.apply(request);
        watch(session, request.number("Session-Timeout"));
    }

    void end(SubscriberSession session, TerminateCause cause) {
        session.services().forEach(service -> stop(session, service, cause));
        open.remove(session.acctSessionId());
        serviceNumbers.remove(session.acctSessionId());
        account(session, "Stop", Optional.of(cause));
        session.close();
        tally.count("sessionsEnded");
    }

    /** All is gone, and nobody is told. */
    void lose() {
        open.values().forEach(session -> {
            session.services().forEach(RunningService::stop);
            session.close();
        });
        open.clear();
        serviceNumbers.clear();
        unreported = 0;
    }

    /** Runs something once every record sent so far has been answered or given up. */
    void whenReported(Runnable then) {
        whenReported = then;
        runIfReported();
    }

    private void runIfReported() {
        if (unreported == 0 && whenReported != null) {
            Runnable then = whenReported;
            whenReported = null;
            then.run();
        }
    }

    void start(SubscriberSession session, ServiceOrder order) {
        long number = serviceNumbers.merge(session.acctSessionId(), 1L, Long::sum);
        RunningService service = new RunningService(
                order,
                settings.dialect().serviceSessionId(session.acctSessionId(), number),
                now,
                meter(Bandwidth.of(order.activation())));
        session.add(service);
        tally.count("servicesStarted");
        account(session, service, "Start", Optional.empty());
        limit(session, service);
        reportRegularly(session, service);
    }

    void stop(SubscriberSession session, RunningService service, TerminateCause cause) {
        service.meter().advance(now, random);
        session.remove(service);
        tally.count("servicesStopped");
        account(session, service, "Stop", Optional.of(cause));
    }

    void replaceLimits(SubscriberSession session, RunningService service, ServiceOrder by) {
        service.replaceLimits(by);
        limit(session, service);
    }

    private void limit(SubscriberSession session, RunningService service) {
        if (settings.misbehaviour().ignoresLimits()) {
            return;
        }
        ServiceOrder order = service.order();
        if (order.isCounted() && order.timeoutSeconds() > 0) {
            long due = Math.max(now, service.startedAt() + order.timeoutSeconds() * 1000);
            whileLimited(service, due, () -> reached(session, service, "time"));
        }
        if (order.countsVolume() && order.volumeMegabytes() > 0) {
            checkVolume(session, service);
        }
    }

    private void checkVolume(SubscriberSession session, RunningService service) {
        whileLimited(service, now + VOLUME_CHECK, () -> {
            service.meter().advance(now, random);
            if (service.hasUsedUpVolume(settings.dialect().countsInput())) {
                reached(session, service, "volume");
            } else {
                checkVolume(session, service);
            }
        });
    }

    private void whileLimited(RunningService service, long due, Runnable then) {
        int version = service.limitsVersion();
        agenda.at(due, () -> {
            if (service.isRunning() && service.limitsVersion() == version) {
                then.run();
            }
        });
    }

    private void reached(SubscriberSession session, RunningService service, String limit) {
        journal.note(
                "limit-reached",
                service.acctSessionId(),
                limit + " of " + service.order().activation());
        tally.count("limitsReached");
        stop(session, service, TerminateCause.SESSION_TIMEOUT);
    }

    private void reportRegularly(SubscriberSession session, RunningService service) {
        if (!service.order().isCounted()) {
            return;
        }
        settings.dialect()
                .interimSeconds(service.order().interimSeconds(), settings.serviceInterimSeconds())
                .ifPresent(seconds -> agenda.at(now + seconds * 1000, () -> {
                    if (service.isRunning()) {
                        service.meter().advance(now, random);
                        account(session, service, "Interim-Update", Optional.empty());
                        reportRegularly(session, service);
                    }
                }));
    }

    private void account(SubscriberSession session, String status, Optional<TerminateCause> cause) {
        Traffic traffic = session.traffic(now, random);
        send(
                records.ofSubscriber(status, session, (now - session.startedAt()) / 1000, traffic, cause),
                session.acctSessionId());
        if (cause.isPresent()) {
            tally.add("inputOctets", traffic.inputOctets());
            tally.add("outputOctets", traffic.outputOctets());
        }
        tally.count("subscriber" + status.replace("-Update", ""));
    }

    private void account(
            SubscriberSession session, RunningService service, String status, Optional<TerminateCause> cause) {
        if (service.order().isCounted()) {
            long seconds = (now - service.startedAt()) / 1000;
            send(records.ofService(status, session, service, seconds, cause), service.acctSessionId());
            tally.count("service" + status.replace("-Update", ""));
        }
    }

    private void send(Message record, String acctSessionId) {
        unreported++;
        outbox.send(new Outbox.Request(record, null, acctSessionId, answer -> {
            unreported--;
            runIfReported();
        }));
    }
}
