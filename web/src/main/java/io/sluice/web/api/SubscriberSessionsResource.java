package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.platform.Page;
import io.sluice.ejb.session.ServiceSessionView;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.ejb.session.SubscriberSessionFilter;
import io.sluice.ejb.session.SubscriberSessionView;
import io.sluice.session.SessionState;
import io.sluice.web.problem.Refusal;
import io.sluice.web.security.AllowedTo;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is, was or is about to be online. */
@Path("subscriber-sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class SubscriberSessionsResource {

    @EJB
    private SessionQueries sessions;

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
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        SubscriberSessionFilter filter = new SubscriberSessionFilter(
                Parameters.name("login", login),
                Parameters.name("nas", nas),
                Parameters.oneOf(SessionState.class, "state", state),
                Parameters.address("ip", ip));
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

    /** All of them at once: a session has few. */
    @GET
    @Path("{id}/service-sessions")
    public Response services(@PathParam("id") String id) {
        List<ServiceSessionView> services = sessions.servicesOf(found(id).id(), Caller.scopeOf(request));
        return Answers.page(new Page<>(services, null), SessionJson::of, asked);
    }

    private SubscriberSessionView found(String id) {
        return Parameters.id(id)
                .flatMap(known -> sessions.subscriberSession(known, Caller.scopeOf(request)))
                .orElseThrow(() -> Refusal.notFound("No subscriber session has the id " + id + '.'));
    }
}
