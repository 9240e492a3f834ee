package io.sluice.ejb.radius;

import io.sluice.access.ClassToken;
import io.sluice.access.RejectReason;
import io.sluice.dialect.LearnedServices;
import io.sluice.dialect.LoginTranslation;
import io.sluice.dialect.ProxyTranslation;
import io.sluice.dialect.ProxyTranslation.Hops;
import io.sluice.ejb.session.LearnedLogins;
import io.sluice.ejb.session.LoginCommand;
import io.sluice.ejb.upstream.UpstreamRequests;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.crypto.HiddenValue;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketTooLong;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.upstream.Upstream;
import io.sluice.upstream.UpstreamPool;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One login on its way to an upstream server and back. Its steps follow each other, each on the thread that the answer came on. */
final class ProxiedLogin {

    /** The connector forgets the exchange after 30 s, see {@link RadiusExchange#defer}. */
    private static final Duration PATIENCE = Duration.ofSeconds(28);

    /** With less time left no further server is asked. */
    private static final Duration WORTH_ASKING = Duration.ofMillis(500);

    private static final int PROXY_STATE_LENGTH = 8;
    private static final int AUTHENTICATOR_LENGTH = 16;

    private final RadiusExchange exchange;
    private final RadiusExchange.LateReply late;
    private final LoginCommand command;
    private final UpstreamPool pool;
    private final ProxiedLogins.Tools tools;
    private final Conversations conversations;
    private final Instant deadline;
    private final Set<Long> tried = new HashSet<>();

    ProxiedLogin(
            RadiusExchange exchange,
            RadiusExchange.LateReply late,
            LoginCommand command,
            UpstreamPool pool,
            ProxiedLogins.Tools tools,
            Conversations conversations) {
        this.exchange = exchange;
        this.late = late;
        this.command = command;
        this.pool = pool;
        this.tools = tools;
        this.conversations = conversations;
        this.deadline = tools.clock().instant().plus(PATIENCE);
    }

    /** Asks the next server; none if all were asked or the time is over. */
    void ask() {
        Duration left = Duration.between(tools.clock().instant(), deadline);
        Optional<Upstream> server = left.compareTo(WORTH_ASKING) > 0 ? next() : Optional.empty();
        server.ifPresentOrElse(
                asked -> ask(asked, left),
                () -> tools.counts().unansweredUpstream(command.nas().id()).increment());
    }

    private Optional<Upstream> next() {
        if (tried.isEmpty()) {
            Optional<Upstream> partner = exchange.request()
                    .value(StandardAttributes.STATE)
                    .flatMap(conversations::serverOf)
                    .flatMap(id -> pool.servers().stream()
                            .filter(server -> server.id() == id)
                            .findFirst());
            if (partner.isPresent()) {
                return partner;
            }
        }
        return tools.directory().next(pool, tried, command.attempt().login().hashCode());
    }

    private void ask(Upstream server, Duration left) {
        tried.add(server.id());
        HiddenValue.Key far = new HiddenValue.Key(server.secret(), random(AUTHENTICATOR_LENGTH));
        Hops hops = new Hops(
                new HiddenValue.Key(
                        exchange.client().secret(), exchange.request().authenticator()),
                far);
        byte[] attributes;
        try {
            attributes = tools.translation()
                    .request(exchange.request(), hops, server.terms().keepsRealm(), random(PROXY_STATE_LENGTH));
        } catch (PacketTooLong e) {
            // Full to the brim already: there is no room for our Proxy-State, and nobody to tell.
            UpstreamRequests.failed(server, e);
            return;
        }
        tools.requests()
                .send(server, PacketCode.ACCESS_REQUEST, attributes, far.authenticator(), left)
                .thenAccept(outcome -> take(server, hops, outcome))
                .exceptionally(fault -> {
                    UpstreamRequests.failed(server, fault);
                    return null;
                });
    }

    private void take(Upstream server, Hops hops, RequestOutcome outcome) {
        Optional<RadiusPacket> reply = outcome.fold(
                answered -> Optional.of(answered.reply()), silence -> Optional.empty(), no -> Optional.empty());
        if (reply.isPresent()) {
            answer(server, hops, reply.get());
        } else {
            ask();
        }
    }

    private void answer(Upstream server, Hops hops, RadiusPacket reply) {
        long nas = command.nas().id();
        switch (reply.code()) {
            case ACCESS_ACCEPT -> accept(server, hops, reply);
            case ACCESS_CHALLENGE -> {
                reply.value(StandardAttributes.STATE).ifPresent(state -> conversations.remember(state, server.id()));
                tools.translation().challenge(late.reply(PacketCode.ACCESS_CHALLENGE), reply, hops);
                late.send();
                tools.counts().challenged(nas).increment();
            }
            default -> {
                tools.translation().reject(late.reply(PacketCode.ACCESS_REJECT), reply);
                late.send();
                tools.counts().rejected(nas, RejectReason.REFUSED_UPSTREAM).increment();
            }
        }
    }

    private void accept(Upstream server, Hops hops, RadiusPacket accept) {
        String login = ProxyTranslation.login(
                accept, server.terms().keepsRealm(), command.attempt().login());
        LearnedServices learned = tools.translation().learn(accept);
        tools.logins()
                .admit(command, login, server.retailerId(), learned.granted())
                .fold(admitted -> admit(hops, accept, login, learned, admitted), refused -> refuse(refused.reason()));
    }

    private boolean admit(
            Hops hops, RadiusPacket accept, String login, LearnedServices learned, LearnedLogins.Admitted admitted) {
        ClassToken token = new ClassToken(
                admitted.sessionId(), admitted.subscriberId(), Math.floorDiv(command.receivedAtMicros(), 1_000_000L));
        tools.translation()
                .accept(
                        late.reply(PacketCode.ACCESS_ACCEPT),
                        accept,
                        learned,
                        command.nas().dialect(),
                        login,
                        tools.seals().ofThread().seal(token),
                        hops);
        late.send();
        tools.counts().accepted(command.nas().id()).increment();
        return true;
    }

    private boolean refuse(RejectReason reason) {
        LoginTranslation.reject(late.reply(PacketCode.ACCESS_REJECT), reason);
        late.send();
        tools.counts().rejected(command.nas().id(), reason).increment();
        return false;
    }

    private byte[] random(int length) {
        byte[] octets = new byte[length];
        tools.random().nextBytes(octets);
        return octets;
    }
}
