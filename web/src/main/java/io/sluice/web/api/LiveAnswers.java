package io.sluice.web.api;

import io.sluice.ejb.dispatch.OperationOutcomes;
import io.sluice.ejb.operation.LineOrders;
import io.sluice.ejb.operation.OperationQueries;
import io.sluice.ejb.operation.OperationView;
import io.sluice.ejb.operation.Ordered;
import io.sluice.ejb.session.ServiceSessionView;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.ejb.write.StoredAnswer;
import io.sluice.operation.OperationState;
import io.sluice.operation.Origin;
import io.sluice.subscriber.TenantScope;
import io.sluice.web.api.write.Writes;
import io.sluice.web.problem.OrderProblems;
import io.sluice.web.problem.Refusal;
import io.sluice.web.security.Caller;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers orders: 202 with the operation at once, or what came of it if the caller waits and it is known in time; 200 where there was
 * nothing to do. The order is stored before anything is waited for, and the request's thread goes home.
 */
@RequestScoped
public class LiveAnswers {
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    @EJB
    private OperationQueries operations;

    @EJB
    private SessionQueries sessions;

    @Inject
    private OperationOutcomes outcomes;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Writes writes;

    @Inject
    private HttpServletRequest request;

    /** For the container. */
    public LiveAnswers() {}

    /** Who orders: our own command line says that it is. */
    Origin origin() {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent != null && agent.startsWith("sluice-cli/") ? Origin.CLI : Origin.REST;
    }

    /**
     * Takes the order and answers it.
     *
     * @param body empty for a request without one
     * @param prefer the header Prefer
     */
    CompletionStage<Response> answer(byte[] body, @Nullable String prefer, Supplier<Ordered> order) {
        Duration patience = Preference.wait(prefer);
        TenantScope scope = Caller.scopeOf(request);
        StoredAnswer taken = writes.take(body, () -> taken(order.get(), scope));
        boolean trial = writes.isTrial();
        Response now = Writes.response(taken, trial);
        if (taken.status() != ACCEPTED || trial || patience.isZero()) {
            return CompletableFuture.completedFuture(now);
        }
        String location = taken.location() == null ? "" : taken.location();
        UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        OperationQueries queries = operations;
        SessionQueries found = sessions;
        String root = writes.location("");
        return told(id, patience)
                .thenApplyAsync(outcome -> new Came(queries, found, scope, root, patience).of(id), executor);
    }

    /**
     * Makes a session and answers it: 201 at once, with the operation that starts its services, where there are any.
     */
    Response opened(byte[] body, Supplier<LineOrders.Opened> order) {
        TenantScope scope = Caller.scopeOf(request);
        return Writes.response(writes.take(body, () -> opened(order.get(), scope)), writes.isTrial());
    }

    private StoredAnswer opened(LineOrders.Opened opened, TenantScope scope) {
        JsonObjectBuilder session = Json.createObjectBuilder(SessionJson.of(
                sessions.subscriberSession(opened.session(), scope).orElseThrow()));
        UUID operation = opened.operation();
        if (operation != null) {
            session.add("operation", operation.toString());
        }
        return new StoredAnswer(
                CREATED,
                writes.location("subscriber-sessions/" + opened.session()),
                null,
                session.build().toString());
    }

    /** Completed by a thread that must not be held. */
    private CompletionStage<OperationOutcomes.Outcome> told(UUID operation, Duration patience) {
        CompletableFuture<OperationOutcomes.Outcome> told = new CompletableFuture<>();
        outcomes.await(operation, clock.instant().plus(patience), told::complete);
        return told;
    }

    private StoredAnswer taken(Ordered ordered, TenantScope scope) {
        UUID operation = ordered.operation();
        if (operation != null) {
            OperationView view = operations.operation(operation, scope).orElseThrow();
            return new StoredAnswer(
                    ACCEPTED,
                    writes.location("operations/" + operation),
                    null,
                    OperationJson.of(view).toString());
        }
        UUID service = ordered.serviceSession();
        String body = service == null
                ? "{}"
                : sessions.serviceSession(service, scope)
                        .map(each -> SessionJson.of(each).toString())
                        .orElse("{}");
        return new StoredAnswer(200, null, null, body);
    }

    /** What came of an operation, looked at outside the request. */
    private record Came(
            OperationQueries operations, SessionQueries sessions, TenantScope scope, String root, Duration patience) {

        Response of(UUID id) {
            OperationView view = operations
                    .operation(id, scope)
                    .orElseThrow(() -> Refusal.notFound("No operation has the id " + id + '.'));
            String path = root + "operations/" + id;
            Response.ResponseBuilder answer;
            if (view.failure().isPresent() && view.isAnswerable()) {
                answer = Response.fromResponse(
                        OrderProblems.of(view, view.failure().get(), path).response());
            } else if (!view.isAnswerable()) {
                answer = json(ACCEPTED, OperationJson.of(view).toString()).header(HttpHeaders.LOCATION, path);
            } else {
                answer = started(view)
                        .map(service -> json(201, SessionJson.of(service).toString())
                                .header(HttpHeaders.LOCATION, root + "service-sessions/" + service.id())
                                .header("Link", '<' + path + ">; rel=\"operation\""))
                        .orElseGet(() -> json(200, OperationJson.of(view).toString()));
            }
            return answer.header("Preference-Applied", "wait=" + patience.toSeconds())
                    .build();
        }

        /** The service that an activation of one has started, or found running. */
        private Optional<ServiceSessionView> started(OperationView view) {
            List<String> wanted = view.operation().wanted().start().stream()
                    .map(target -> target.activation())
                    .toList();
            if (wanted.size() != 1 || view.operation().state() == OperationState.CANCELLED) {
                return Optional.empty();
            }
            return sessions.servicesOf(view.subscriberSessionId(), scope).stream()
                    .filter(service -> service.activation().equals(wanted.get(0)))
                    .filter(service -> service.stoppedAt() == null)
                    .findFirst();
        }

        private static Response.ResponseBuilder json(int status, String body) {
            return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        }
    }
}
