package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.operation.ExplanationQueries;
import io.sluice.ejb.operation.Ordered;
import io.sluice.ejb.operation.ServiceOrders;
import io.sluice.ejb.session.ServiceSessionFilter;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.ejb.threshold.LimitQueries;
import io.sluice.service.ServiceLimits;
import io.sluice.session.ServiceState;
import io.sluice.web.api.write.JsonBody;
import io.sluice.web.api.write.Writes;
import io.sluice.web.problem.Refusal;
import io.sluice.web.security.AllowedTo;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What runs, or ran, on subscriber sessions: one activation each. Orders about them become operations. */
@Path("service-sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class ServiceSessionsResource {

    private static final byte[] NO_BODY = new byte[0];

    @EJB
    private SessionQueries sessions;

    @EJB
    private ExplanationQueries explanations;

    @EJB
    private LimitQueries limits;

    @EJB
    private ServiceOrders orders;

    @Inject
    private LiveAnswers live;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @Context
    private HttpServletRequest request;

    /** For the container. */
    public ServiceSessionsResource() {}

    ServiceSessionsResource(SessionQueries sessions) {
        this.sessions = sessions;
    }

    @GET
    public Response list(
            @QueryParam("login") @Nullable String login,
            @QueryParam("nas") @Nullable String nas,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        ServiceSessionFilter filter = new ServiceSessionFilter(
                Parameters.name("login", login),
                Parameters.name("nas", nas),
                Parameters.oneOf(ServiceState.class, "state", state));
        return Answers.page(
                sessions.serviceSessions(filter, Caller.scopeOf(request), Parameters.page(limit, cursor)),
                SessionJson::of,
                asked);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        return Parameters.id(id)
                .flatMap(known -> sessions.serviceSession(known, Caller.scopeOf(request)))
                .map(session -> Answers.one(SessionJson.of(session)))
                .orElseThrow(() -> notFound(id));
    }

    /** Why it is as it is. */
    @GET
    @Path("{id}/explanation")
    public Response explanation(@PathParam("id") String id) {
        UUID known = id(id);
        return explanations
                .explanation(known, Caller.scopeOf(request))
                .map(explained -> Answers.one(ExplanationJson.of(known, explained)))
                .orElseThrow(() -> notFound(id));
    }

    /** How much of its limits is used up, and what happened with them. */
    @GET
    @Path("{id}/limits")
    public Response limits(@PathParam("id") String id) {
        return limits.limits(id(id), Caller.scopeOf(request))
                .map(found -> Answers.one(found.json()))
                .orElseThrow(() -> notFound(id));
    }

    /** Changes its limits while it runs, where the NAS can, and whether its subscriber keeps it over logins. */
    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public CompletionStage<Response> limit(
            @PathParam("id") String id, JsonBody body, @HeaderParam("Prefer") @Nullable String prefer) {
        ActivationBodies.Change change = ActivationBodies.change(body);
        return live.answer(body.octets(), prefer, () -> changed(id(id), change));
    }

    private Ordered changed(UUID id, ActivationBodies.Change change) {
        Boolean isStatic = change.isStatic();
        Ordered ordered = isStatic == null ? Ordered.NOTHING : orders.keep(id, isStatic, writes.actor());
        return change.limits().equals(ServiceLimits.NONE)
                ? ordered
                : orders.limit(id, change.limits(), live.origin(), writes.actor());
    }

    /** Stops it. */
    @DELETE
    @Path("{id}")
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public CompletionStage<Response> deactivate(
            @PathParam("id") String id, @HeaderParam("Prefer") @Nullable String prefer) {
        return live.answer(NO_BODY, prefer, () -> orders.deactivate(id(id), live.origin(), writes.actor()));
    }

    private static UUID id(String text) {
        return Parameters.id(text).orElseThrow(() -> notFound(text));
    }

    private static Refusal notFound(String id) {
        return Refusal.notFound("No service session has the id " + id + '.');
    }
}
