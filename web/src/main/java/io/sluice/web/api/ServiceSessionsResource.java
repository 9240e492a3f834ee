package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.session.ServiceSessionFilter;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.session.ServiceState;
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
import org.jspecify.annotations.Nullable;

/** What runs, or ran, on subscriber sessions: one activation each. */
@Path("service-sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class ServiceSessionsResource {

    @EJB
    private SessionQueries sessions;

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
                .orElseThrow(() -> Refusal.notFound("No service session has the id " + id + '.'));
    }
}
