package io.sluice.ejb.radius;

import io.sluice.access.ClassToken;
import io.sluice.access.Credential;
import io.sluice.access.LoginAttempt;
import io.sluice.access.RejectReason;
import io.sluice.dialect.LoginTranslation;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.security.ClassSeals;
import io.sluice.ejb.session.LoginCommand;
import io.sluice.ejb.session.LoginOutcome;
import io.sluice.ejb.session.LoginSettings;
import io.sluice.nas.NasDirectory;
import io.sluice.nas.NasRef;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.radius.crypto.MsChap2;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketTooLong;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Between the exchanges of a batch and the manager's commands and outcomes. Safe for many threads. */
public final class LoginExchanges {

    private final NasDirectory nases;
    private final ClassSeals seals;
    private final LoginSettings settings;
    private final RequestCounts counts;
    private final ProxiedLogins proxied;
    private final SecureRandom random;

    public LoginExchanges(
            NasDirectory nases,
            ClassSeals seals,
            LoginSettings settings,
            RequestCounts counts,
            ProxiedLogins proxied,
            SecureRandom random) {
        this.nases = nases;
        this.seals = seals;
        this.settings = settings;
        this.counts = counts;
        this.proxied = proxied;
        this.random = random;
    }

    /** The commands of a batch. What cannot be one is discarded here, and what others answer is asked of them. */
    public Commands read(RadiusBatch batch) {
        List<RadiusExchange> all = batch.exchanges();
        List<RadiusExchange> exchanges = new ArrayList<>(all.size());
        List<LoginCommand> commands = new ArrayList<>(all.size());
        for (RadiusExchange exchange : all) {
            RadiusPacket request = exchange.request();
            if (request.code() != PacketCode.ACCESS_REQUEST) {
                exchange.discard(DiscardReason.WRONG_CODE);
                continue;
            }
            LoginAttempt attempt =
                    LoginTranslation.read(request, exchange.client().secret());
            Optional<NasRef> nas = nases.find(
                    exchange.client().name(),
                    attempt.nas().identifier(),
                    attempt.nas().address());
            if (nas.isEmpty()) {
                // Its client was removed while it was on its way.
                exchange.discard(DiscardReason.UNKNOWN_CLIENT);
            } else {
                LoginCommand command = new LoginCommand(attempt, nas.get(), exchange.receivedAtMicros());
                if (!proxied.takes(exchange, command)) {
                    exchanges.add(exchange);
                    commands.add(command);
                }
            }
        }
        return new Commands(exchanges, commands);
    }

    /** Writes the replies to a batch's commands. */
    public void answer(Commands read, List<LoginOutcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            RadiusExchange exchange = read.exchanges.get(i);
            LoginCommand command = read.commands.get(i);
            outcomes.get(i)
                    .fold(
                            admitted -> accept(exchange, command, admitted),
                            refused -> reject(exchange, command, refused.reason()),
                            () -> discard(exchange, DiscardReason.NOT_STORED));
        }
    }

    private RadiusExchange accept(RadiusExchange exchange, LoginCommand command, LoginOutcome.Admitted admitted) {
        ClassToken token = new ClassToken(
                admitted.sessionId(),
                admitted.decision().profile().subscriberId(),
                Math.floorDiv(command.receivedAtMicros(), 1_000_000L));
        PacketWriter reply = exchange.reply(PacketCode.ACCESS_ACCEPT);
        try {
            LoginTranslation.accept(
                    reply,
                    exchange.request(),
                    admitted.decision(),
                    command.nas().dialect(),
                    seals.ofThread().seal(token));
            if (command.attempt().credential() instanceof Credential.MsChap2) {
                byte[] secret = exchange.client().secret();
                LoginTranslation.prove(reply, exchange.request(), admitted.decision(), secret);
            }
            exchange.countAs(counts.accepted(command.nas().id()));
        } catch (PacketTooLong e) {
            // Room was left for one User-Name; a request with a dozen of them asks for silence.
            exchange.discard(DiscardReason.MALFORMED);
        }
        return exchange;
    }

    private RadiusExchange reject(RadiusExchange exchange, LoginCommand command, RejectReason reason) {
        PacketWriter reply = exchange.reply(PacketCode.ACCESS_REJECT);
        LoginTranslation.reject(reply, reason);
        if (command.attempt().credential() instanceof Credential.MsChap2) {
            byte[] challenge = new byte[MsChap2.CHALLENGE_LENGTH];
            random.nextBytes(challenge);
            LoginTranslation.explain(reply, exchange.request(), reason, challenge);
        }
        exchange.countAs(counts.rejected(command.nas().id(), reason));
        if (!settings.rejectDelay().isZero()) {
            exchange.delayReply(settings.rejectDelay());
        }
        return exchange;
    }

    private static RadiusExchange discard(RadiusExchange exchange, DiscardReason why) {
        exchange.discard(why);
        return exchange;
    }

    /** The exchanges to be answered, and what each asks for. */
    public record Commands(List<RadiusExchange> exchanges, List<LoginCommand> commands) {}
}
