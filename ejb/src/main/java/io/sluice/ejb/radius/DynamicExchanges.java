package io.sluice.ejb.radius;

import io.sluice.dialect.DynamicTranslation;
import io.sluice.ejb.dispatch.OperationOutcomes;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.nas.ClientDirectory;
import io.sluice.ejb.session.DynamicAuthorizationManager;
import io.sluice.ejb.session.DynamicCommand;
import io.sluice.ejb.session.DynamicOutcome;
import io.sluice.nas.NasRef;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusExchange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Translates batches of CoA- and Disconnect-Requests, and answers them. */
public final class DynamicExchanges {

    /** What the connector waits, see {@link RadiusExchange#defer}. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

    private final ClientDirectory clients;
    private final DynamicTranslation translation;
    private final DynamicAuthorizationManager manager;
    private final OperationOutcomes outcomes;
    private final RefusalTrail refusals;
    private final RequestCounts counts;
    private final WaitingRequests waiting;

    public DynamicExchanges(
            ClientDirectory clients,
            DynamicTranslation translation,
            DynamicAuthorizationManager manager,
            OperationOutcomes outcomes,
            RefusalTrail refusals,
            RequestCounts counts,
            WaitingRequests waiting) {
        this.clients = clients;
        this.translation = translation;
        this.manager = manager;
        this.outcomes = outcomes;
        this.refusals = refusals;
        this.counts = counts;
        this.waiting = waiting;
    }

    /**
     * Decides a batch in the caller's transaction: answers what is refused, puts off what is ordered.
     *
     * @return what is left to do after the commit
     */
    Runnable decide(RadiusBatch batch) {
        List<RadiusExchange> known = new ArrayList<>();
        List<DynamicCommand> commands = new ArrayList<>();
        for (RadiusExchange exchange : batch.exchanges()) {
            Optional<DynamicCommand> command = command(exchange);
            if (command.isPresent()) {
                known.add(exchange);
                commands.add(command.get());
            } else {
                exchange.discard(DiscardReason.UNKNOWN_CLIENT);
            }
        }
        List<DynamicOutcome> decided = manager.decide(commands, waiting.room());
        List<Runnable> afterwards = new ArrayList<>();
        for (int i = 0; i < decided.size(); i++) {
            DynamicReply reply = new DynamicReply(known.get(i), commands.get(i), nas(known.get(i), commands.get(i)));
            afterwards.add(decided.get(i)
                    .fold(
                            ordered -> order(reply, ordered),
                            initiated -> reply.initiated(counts),
                            refused -> reply.refused(refused, counts, refusals)));
        }
        return () -> afterwards.forEach(Runnable::run);
    }

    /** Empty if the client has been removed since the connector let the request in. */
    private Optional<DynamicCommand> command(RadiusExchange exchange) {
        var request = translation.read(exchange.request());
        String client = exchange.client().name();
        long micros = exchange.receivedAtMicros();
        Instant receivedAt =
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
        return clients.choose(client, request.nas()).map(nas -> new DynamicCommand(request, nas, client, receivedAt));
    }

    /** Under which NAS a request is counted and told: the one it names, else the client's own. */
    private NasRef nas(RadiusExchange exchange, DynamicCommand command) {
        return command.nas()
                .fold(
                        one -> Optional.of(one.nas()),
                        any -> Optional.<NasRef>empty(),
                        foreign -> Optional.of(foreign.nas()),
                        unknown -> Optional.<NasRef>empty())
                .or(() -> clients.find(exchange.client().name(), null, null))
                .orElseThrow();
    }

    private Runnable order(DynamicReply reply, DynamicOutcome.Ordered ordered) {
        RadiusExchange.LateReply late = reply.exchange().defer();
        return () -> {
            waiting.add(ordered.operation());
            outcomes.await(ordered.operation(), reply.command().receivedAt().plus(FORGOTTEN_AFTER), outcome -> {
                waiting.remove(ordered.operation());
                reply.answer(late, ordered, outcome, counts, refusals);
            });
        };
    }
}
