package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.operation.Activation;
import io.sluice.ejb.operation.LineDraft;
import io.sluice.ejb.operation.LineOrders;
import io.sluice.ejb.operation.ServiceOrders;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.session.ServiceSessionView;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.ejb.session.SubscriberSessionFilter;
import io.sluice.ejb.session.SubscriberSessionView;
import io.sluice.session.SessionState;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who is, was or is about to be online. */
@Path("subscriber-sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class SubscriberSessionsResource {

    private static final byte[] NO_BODY = new byte[0];

    @EJB
    private SessionQueries sessions;

    @EJB
    private ServiceOrders orders;

    @EJB
    private LineOrders lines;

    @Inject
    private LiveAnswers live;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @Context
    private HttpServletRequest request;

    /** For the container. */
    public SubscriberSessionsResource() {}

    SubscriberSessionsResource(SessionQueries sessions) {
        this.sessions = sessions;
    }

    @GET
    public Response list(
            @QueryParam("login") @Nullable String login,
            @QueryParam("nas") @Nullable String nas,
            @QueryParam("ip") @Nullable String ip,
            @QueryParam("acctSessionId") @Nullable String acctSessionId,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        SubscriberSessionFilter filter = new SubscriberSessionFilter(
                Parameters.name("login", login),
                Parameters.name("nas", nas),
                Parameters.oneOf(SessionState.class, "state", state),
                Parameters.address("ip", ip),
                Parameters.name("acctSessionId", acctSessionId));
        return Answers.page(
                sessions.subscriberSessions(filter, Caller.scopeOf(request), Parameters.page(limit, cursor)),
                SessionJson::of,
                asked);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        return Answers.one(SessionJson.of(found(id)));
    }

    /** Makes a session for a line that we did not see log in, with what is to run on it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response open(JsonBody body) {
        LineDraft line = ActivationBodies.line(body);
        return live.opened(body.octets(), () -> lines.open(line, live.origin(), writes.actor()));
    }

    /** All of them at once: a session has few. */
    @GET
    @Path("{id}/service-sessions")
    public Response services(@PathParam("id") String id) {
        List<ServiceSessionView> services = sessions.servicesOf(found(id).id(), Caller.scopeOf(request));
        return Answers.page(new Page<>(services, null), SessionJson::of, asked);
    }

    /** Starts a service; members of its mutex group make way once it runs. */
    @POST
    @Path("{id}/service-sessions")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public CompletionStage<Response> activate(
            @PathParam("id") String id, JsonBody body, @HeaderParam("Prefer") @Nullable String prefer) {
        Activation activation = ActivationBodies.activation(body);
        return live.answer(
                body.octets(), prefer, () -> orders.activate(id(id), activation, live.origin(), writes.actor()));
    }

    /** Stops all services. */
    @DELETE
    @Path("{id}/service-sessions")
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public CompletionStage<Response> deactivate(
            @PathParam("id") String id, @HeaderParam("Prefer") @Nullable String prefer) {
        return live.answer(NO_BODY, prefer, () -> orders.deactivateAll(id(id), live.origin(), writes.actor()));
    }

    /** Ends the session: the NAS logs the subscriber out, which stops all services. */
    @DELETE
    @Path("{id}")
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public CompletionStage<Response> end(@PathParam("id") String id, @HeaderParam("Prefer") @Nullable String prefer) {
        return disconnect(id, prefer);
    }

    /** Has the NAS log the subscriber out. */
    @POST
    @Path("{id}:disconnect")
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public CompletionStage<Response> disconnect(
            @PathParam("id") String id, @HeaderParam("Prefer") @Nullable String prefer) {
        return live.answer(NO_BODY, prefer, () -> orders.disconnect(id(id), live.origin(), writes.actor()));
    }

    /** Makes what runs agree with what a login would start now. */
    @POST
    @Path("{id}:apply-record")
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public CompletionStage<Response> applyRecord(
            @PathParam("id") String id, @HeaderParam("Prefer") @Nullable String prefer) {
        return live.answer(NO_BODY, prefer, () -> orders.applyRecord(id(id), live.origin(), writes.actor()));
    }

    private static UUID id(String text) {
        return Parameters.id(text).orElseThrow(() -> notFound(text));
    }

    private static Refusal notFound(String id) {
        return Refusal.notFound("No subscriber session has the id " + id + '.');
    }

    private SubscriberSessionView found(String id) {
        return Parameters.id(id)
                .flatMap(known -> sessions.subscriberSession(known, Caller.scopeOf(request)))
                .orElseThrow(() -> notFound(id));
    }
}
