package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.operation.QueueFigures;
import io.sluice.ejb.operation.QueueQueries;
import io.sluice.ejb.overview.NasFigures;
import io.sluice.ejb.overview.Overviews;
import io.sluice.ejb.platform.Members;
import io.sluice.ejb.service.ServiceQueries;
import io.sluice.operation.Lane;
import io.sluice.subscriber.TenantScope;
import io.sluice.web.security.AllowedTo;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;

/** How much there is of everything, and what waits for which NAS. */
@Path("operations:summary")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class OperationSummaryResource {

    @EJB
    private QueueQueries queues;

    @EJB
    private ServiceQueries services;

    @EJB
    private Overviews overviews;

    @Context
    private HttpServletRequest request;

    @GET
    public Response summary() {
        TenantScope scope = Caller.scopeOf(request);
        List<QueueFigures> found = queues.queues(scope);
        List<NasFigures> nases = overviews.overview(scope).nases();
        JsonArrayBuilder each = Json.createArrayBuilder();
        found.forEach(queue -> each.add(json(queue)));
        return Answers.one(new Members()
                .with(
                        "subscriberSessions",
                        nases.stream().mapToLong(NasFigures::open).sum())
                .with(
                        "serviceSessions",
                        nases.stream().mapToLong(NasFigures::services).sum())
                .with("serviceDefinitions", services.count())
                .with(
                        "operationsWaiting",
                        found.stream().mapToLong(QueueFigures::waitingInAll).sum())
                .with(
                        "operationsSent",
                        found.stream().mapToLong(QueueFigures::sent).sum())
                .with("queues", each.build())
                .build());
    }

    private static JsonObject json(QueueFigures queue) {
        Members waiting = new Members();
        Stream.of(Lane.values()).forEach(lane -> waiting.with(lane.name(), queue.waiting(lane)));
        return new Members()
                .with("nas", queue.nas())
                .with("waiting", waiting.build())
                .with("sent", queue.sent())
                .with("oldestDueAt", queue.oldestDueAt())
                .build();
    }
}
