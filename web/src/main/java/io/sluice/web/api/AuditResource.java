package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;

import io.sluice.ejb.security.AuditFilter;
import io.sluice.ejb.security.AuditQueries;
import io.sluice.ejb.security.AuditView;
import io.sluice.web.problem.Refusal;
import io.sluice.web.security.AllowedTo;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
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

/** Who changed what, and who tried. */
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR})
public class AuditResource {

    @EJB
    private AuditQueries audit;

    @Context
    private UriInfo asked;

    @GET
    public Response list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("action") @Nullable String action,
            @QueryParam("resource") @Nullable String resource,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        AuditFilter filter = new AuditFilter(
                Parameters.name("actor", actor),
                Parameters.name("action", action),
                Parameters.name("resource", resource),
                Parameters.time("from", from),
                Parameters.time("to", to));
        return Answers.page(audit.list(filter, Parameters.page(limit, cursor)), AuditView::json, asked);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw unknown(id);
        }
        return audit.one(Long.parseLong(id))
                .map(entry -> Answers.one(entry.json()))
                .orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(String id) {
        return Refusal.notFound("No audit entry has the id " + id + '.');
    }
}
