package io.sluice.cli.nas.simulate.bng;

import static io.sluice.radius.packet.PacketCode.DISCONNECT_REQUEST;

import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.packet.PacketCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Decides on CoA- and Disconnect-Requests (RFC 5176): everything is checked before anything is done, so that a NAK leaves all as it was.
 */
final class CoaDesk {

    /** RFC 5176 §6.3: how far Event-Timestamp may be from our clock. */
    private static final Duration TOLERANCE = Duration.ofSeconds(300);

    private final BngSettings settings;
    private final Sessions sessions;
    private final RandomGenerator random;
    private final InstantSource clock;

    CoaDesk(BngSettings settings, Sessions sessions, RandomGenerator random, InstantSource clock) {
        this.settings = settings;
        this.sessions = sessions;
        this.random = random;
        this.clock = clock;
    }

    CoaAnswer answer(Message request) {
        Misbehaviour how = settings.misbehaviour();
        CoaAnswer answer = decide(request);
        boolean late = random.nextDouble() < how.late();
        boolean twice = random.nextDouble() < how.twice();
        return answer.sent(late ? how.lateBy() : 0, twice);
    }

    private CoaAnswer decide(Message request) {
        if (isStale(request)) {
            return CoaAnswer.none("stale", request);
        }
        Misbehaviour how = settings.misbehaviour();
        if (random.nextDouble() < how.silent()) {
            return CoaAnswer.none("silent", request);
        }
        if (random.nextDouble() < how.nak()) {
            return nak(request, how.nakCause(), "-on-request", "");
        }
        try {
            Runnable effect = check(request);
            boolean obeyed = !(random.nextDouble() < how.ackWithoutEffect());
            return new CoaAnswer(
                    Optional.of(reply(request, ack(request.code())).build()),
                    obeyed ? "ack" : "ack-without-effect",
                    CoaAnswer.session(request),
                    obeyed ? effect : () -> {});
        } catch (Refusal refused) {
            return nak(request, refused.cause().number(), "", String.valueOf(refused.getMessage()));
        }
    }

    private boolean isStale(Message request) {
        return request.text("Event-Timestamp")
                .map(Instant::parse)
                .map(stamp -> Duration.between(stamp, clock.instant()).abs().compareTo(TOLERANCE) > 0)
                .orElse(false);
    }

    private Runnable check(Message request) throws Refusal {
        requireThisNas(request);
        for (NamedAttribute attribute : request.attributes()) {
            requireSupported(request.code(), attribute);
        }
        SubscriberSession session = identify(request);
        if (request.code() == DISCONNECT_REQUEST) {
            return () -> ifOpen(session, () -> sessions.end(session, TerminateCause.ADMIN_RESET));
        }
        if (request.text("Service-Type").filter("Authorize-Only"::equals).isPresent()) {
            throw new Refusal(ErrorCause.UNSUPPORTED_SERVICE, "Authorize-Only");
        }
        CoaOrder order = settings.dialect().orderOf(request);
        for (ServiceOrder update : order.update()) {
            if (session.service(update.activation()).isEmpty()) {
                throw new Refusal(ErrorCause.INVALID_REQUEST, "not active: " + update.activation());
            }
        }
        for (ServiceOrder start : order.activate()) {
            if (settings.misbehaviour().refused().contains(MutexGroups.nameOf(start.activation()))) {
                throw new Refusal(ErrorCause.INVALID_REQUEST, "cannot be started: " + start.activation());
            }
        }
        boolean activatesFirst = settings.dialect().activatesFirst(random);
        return () -> ifOpen(session, () -> apply(session, order, request, activatesFirst));
    }

    private void requireThisNas(Message request) throws Refusal {
        boolean address = request.all("NAS-IP-Address").allMatch(a -> a.text().equals(settings.nasAddress()));
        boolean identifier =
                request.all("NAS-Identifier").allMatch(a -> a.text().equals(settings.nasIdentifier()));
        if (!address || !identifier) {
            throw new Refusal(ErrorCause.NAS_IDENTIFICATION_MISMATCH, "another NAS");
        }
    }

    private void requireSupported(PacketCode code, NamedAttribute attribute) throws Refusal {
        boolean supported = code == DISCONNECT_REQUEST
                ? StandardNames.IDENTIFICATION.contains(attribute.name())
                        || StandardNames.DISCONNECT.contains(attribute.name())
                : settings.dialect().supports(attribute);
        if (!supported) {
            throw new Refusal(ErrorCause.UNSUPPORTED_ATTRIBUTE, attribute.name());
        }
    }

    /** Of what the dialect names sessions by, something must be given; whatever is given must fit, and the first that fits is it. */
    private SubscriberSession identify(Message request) throws Refusal {
        Set<String> names = settings.dialect().identifiesBy();
        if (names.stream().noneMatch(request::has)) {
            throw new Refusal(ErrorCause.MISSING_ATTRIBUTE, String.join(" or ", new TreeSet<>(names)));
        }
        Optional<String> acctSessionId = request.text("Acct-Session-Id");
        Stream<SubscriberSession> candidates =
                acctSessionId.isPresent() ? sessions.find(acctSessionId.get()).stream() : sessions.inOrder();
        return candidates
                .filter(session -> fits(request, "User-Name", session.line().login()))
                .filter(session -> fits(request, "Framed-IP-Address", session.address()))
                .filter(session ->
                        fits(request, "NAS-Port", String.valueOf(session.line().port())))
                .filter(session -> fits(request, "NAS-Port-Id", session.line().portId()))
                .filter(session ->
                        fits(request, "Calling-Station-Id", session.line().macAddress()))
                .filter(session ->
                        List.of("Called-Station-Id", "Acct-Multi-Session-Id", "Chargeable-User-Identity").stream()
                                .noneMatch(request::has))
                .findFirst()
                .orElseThrow(() -> new Refusal(ErrorCause.SESSION_CONTEXT_NOT_FOUND, "no such session"));
    }

    private static boolean fits(Message request, String name, String value) {
        return request.all(name).allMatch(attribute -> attribute.text().equals(value));
    }

    private static void ifOpen(SubscriberSession session, Runnable effect) {
        if (session.isOpen()) {
            effect.run();
        }
    }

    /** The dialect gives the order of activations and deactivations; of a mutex group the new member comes first. */
    private void apply(SubscriberSession session, CoaOrder order, Message request, boolean activatesFirst) {
        List<RunningService> before = session.services();
        if (!activatesFirst) {
            deactivate(session, order);
        }
        order.activate().forEach(service -> activate(session, service));
        if (activatesFirst) {
            deactivate(session, order);
        }
        supersede(session, before, order.activate());
        order.update().forEach(update -> session.service(update.activation())
                .ifPresent(service -> sessions.replaceLimits(session, service, update)));
        sessions.shape(session, request);
        if (request.attributes().stream().anyMatch(each -> StandardNames.CHANGEABLE.contains(each.name()))) {
            sessions.change(session, request);
        }
    }

    /** A service that runs already is not started twice; limits that come along replace its own. */
    private void activate(SubscriberSession session, ServiceOrder order) {
        Optional<RunningService> running = session.service(order.activation());
        if (running.isEmpty()) {
            sessions.start(session, order);
        } else if (order.timeoutSeconds() > 0 || order.volumeMegabytes() > 0) {
            sessions.replaceLimits(session, running.get(), order);
        }
    }

    private void deactivate(SubscriberSession session, CoaOrder order) {
        order.deactivate().forEach(activation -> session.service(activation)
                .ifPresent(service -> sessions.stop(session, service, TerminateCause.ADMIN_RESET)));
    }

    private void supersede(SubscriberSession session, List<RunningService> before, List<ServiceOrder> activated) {
        for (RunningService old : before) {
            String name = old.order().activation();
            boolean kept =
                    activated.stream().anyMatch(order -> order.activation().equals(name));
            boolean excluded =
                    activated.stream().anyMatch(order -> settings.mutexGroups().exclude(order.activation(), name));
            if (old.isRunning() && !kept && excluded) {
                sessions.stop(session, old, TerminateCause.NAS_REQUEST);
            }
        }
    }

    private CoaAnswer nak(Message request, int cause, String remark, String detail) {
        Message reply = reply(request, nak(request.code()))
                .with(settings.dialect().reasons(cause, detail))
                .build();
        return new CoaAnswer(Optional.of(reply), "nak-" + cause + remark, CoaAnswer.session(request), () -> {});
    }

    /** RFC 5176 §3.1: State and Proxy-State come back as they were, in order. */
    private static Message.Builder reply(Message request, PacketCode code) {
        List<NamedAttribute> returned = request.attributes().stream()
                .filter(attribute -> attribute.name().equals("Proxy-State")
                        || attribute.name().equals("State"))
                .toList();
        return new Message.Builder(code).with(returned);
    }

    private static PacketCode ack(PacketCode request) {
        return request == DISCONNECT_REQUEST ? PacketCode.DISCONNECT_ACK : PacketCode.COA_ACK;
    }

    private static PacketCode nak(PacketCode request) {
        return request == DISCONNECT_REQUEST ? PacketCode.DISCONNECT_NAK : PacketCode.COA_NAK;
    }
}
