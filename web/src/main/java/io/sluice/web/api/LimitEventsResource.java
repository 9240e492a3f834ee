package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.threshold.LimitEventFilter;
import io.sluice.ejb.threshold.LimitEventView;
import io.sluice.ejb.threshold.LimitQueries;
import io.sluice.threshold.LimitEvent;
import io.sluice.web.security.AllowedTo;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** What happened with limits: for whoever tells subscribers that theirs is near. */
@Path("limit-events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class LimitEventsResource {

    @EJB
    private LimitQueries limits;

    @Context
    private UriInfo asked;

    @Context
    private HttpServletRequest request;

    @GET
    public Response list(
            @QueryParam("login") @Nullable String login,
            @QueryParam("nas") @Nullable String nas,
            @QueryParam("event") @Nullable String event,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        LimitEventFilter filter = new LimitEventFilter(
                Parameters.name("login", login),
                Parameters.name("nas", nas),
                Parameters.oneOf(LimitEvent.Kind.class, "event", event));
        return Answers.page(
                limits.events(filter, Caller.scopeOf(request), Parameters.page(limit, cursor)),
                LimitEventView::json,
                asked);
    }
}
