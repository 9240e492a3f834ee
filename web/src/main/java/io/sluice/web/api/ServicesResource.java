package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.platform.Page;
import io.sluice.ejb.service.ServiceManager;
import io.sluice.ejb.service.ServiceQueries;
import io.sluice.ejb.service.ServiceView;
import io.sluice.service.ServiceTerms;
import io.sluice.web.api.write.JsonBody;
import io.sluice.web.api.write.Shown;
import io.sluice.web.api.write.Writes;
import io.sluice.web.problem.Refusal;
import io.sluice.web.security.AllowedTo;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** What is sold, each service in its versions. */
@Path("services")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class ServicesResource {

    @EJB
    private ServiceQueries services;

    @EJB
    private ServiceManager manager;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @GET
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return Answers.page(services.services(Parameters.page(limit, cursor)), ServiceView::json, asked);
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name) {
        return services.service(name)
                .map(service -> Answers.one(service.json(), service.rowVersion()))
                .orElseThrow(() -> notFound(name));
    }

    /** Newest first; a service that is there has at least one. */
    @GET
    @Path("{name}/versions")
    public Response versions(
            @PathParam("name") String name,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Page<ServiceView> found = services.versions(name, Parameters.page(limit, cursor));
        if (found.items().isEmpty() && services.service(name).isEmpty()) {
            throw notFound(name);
        }
        return Answers.page(found, ServiceView::json, asked);
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR})
    public Response put(@PathParam("name") String name, JsonBody body) {
        ServiceTerms terms = ServiceFields.terms(Parameters.newName(name), body.object());
        return writes.put(() -> manager.put(name, terms, writes.expected(), writes.actor()), ServicesResource::shown);
    }

    @DELETE
    @Path("{name}")
    @AllowedTo({ADMIN, OPERATOR})
    public Response remove(@PathParam("name") String name) {
        return writes.delete(() -> manager.remove(name, writes.expected(), writes.actor()));
    }

    private static Refusal notFound(String name) {
        return Refusal.notFound("There is no service of the name " + name + '.');
    }

    private static Shown shown(ServiceView service) {
        return Shown.at("services/" + Shown.segment(service.name()), service.json(), service.rowVersion());
    }
}
