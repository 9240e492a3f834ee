package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.operation.OperationFilter;
import io.sluice.ejb.operation.OperationManager;
import io.sluice.ejb.operation.OperationQueries;
import io.sluice.ejb.operation.OperationView;
import io.sluice.ejb.write.StoredAnswer;
import io.sluice.operation.Lane;
import io.sluice.operation.OperationState;
import io.sluice.operation.Origin;
import io.sluice.web.api.write.Writes;
import io.sluice.web.problem.Refusal;
import io.sluice.web.security.AllowedTo;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** What was, is or will be changed in live sessions. */
@Path("operations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class OperationsResource {
    private static final byte[] NO_BODY = new byte[0];

    @EJB
    private OperationQueries operations;

    @EJB
    private OperationManager manager;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @Context
    private HttpServletRequest request;

    @GET
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("nas") @Nullable String nas,
            @QueryParam("lane") @Nullable String lane,
            @QueryParam("origin") @Nullable String origin,
            @QueryParam("login") @Nullable String login,
            @QueryParam("alarmed") @Nullable String alarmed,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        OperationFilter filter = new OperationFilter(
                Parameters.oneOf(OperationState.class, "state", state),
                Parameters.name("nas", nas),
                Parameters.oneOf(Lane.class, "lane", lane),
                Parameters.oneOf(Origin.class, "origin", origin),
                Parameters.name("login", login),
                Parameters.flag("alarmed", alarmed));
        return Answers.page(
                operations.operations(filter, Caller.scopeOf(request), Parameters.page(limit, cursor)),
                OperationJson::of,
                asked);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        return Answers.one(OperationJson.of(found(id)));
    }

    /** Withdraws it, if nothing of it was sent yet. */
    @POST
    @Path("{id}:cancel")
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response cancel(@PathParam("id") String id) {
        OperationView known = found(id);
        StoredAnswer answer = writes.take(NO_BODY, () -> {
            manager.cancel(known.id(), writes.actor());
            return new StoredAnswer(200, null, null, "{}");
        });
        boolean trial = writes.isTrial();
        return trial ? Writes.response(answer, true) : Answers.one(OperationJson.of(found(id)));
    }

    private OperationView found(String id) {
        return Parameters.id(id)
                .flatMap(known -> operations.operation(known, Caller.scopeOf(request)))
                .orElseThrow(() -> Refusal.notFound("No operation has the id " + id + '.'));
    }
}
