package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.service.ProfileManager;
import io.sluice.ejb.service.ProfileView;
import io.sluice.service.ServiceLimits;
import io.sluice.web.api.write.Fields;
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

/** Named sets of limits for activations. */
@Path("service-profiles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class ServiceProfilesResource {

    @EJB
    private ProfileManager profiles;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @GET
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return Answers.page(profiles.profiles(Parameters.page(limit, cursor)), ProfileView::json, asked);
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name) {
        return profiles.profile(name)
                .map(profile -> Answers.one(profile.json(), profile.version()))
                .orElseThrow(() -> Refusal.notFound("There is no service profile of the name " + name + '.'));
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR})
    public Response put(@PathParam("name") String name, JsonBody body) {
        String made = Parameters.newName(name);
        Fields fields = body.object();
        fields.sameAs("name", made);
        ServiceLimits limits = ActivationBodies.limits(fields);
        ServiceLimits read = fields.finish(() -> limits);
        return writes.put(
                () -> profiles.put(made, read, writes.expected(), writes.actor()), ServiceProfilesResource::shown);
    }

    @DELETE
    @Path("{name}")
    @AllowedTo({ADMIN, OPERATOR})
    public Response remove(@PathParam("name") String name) {
        return writes.delete(() -> profiles.remove(name, writes.expected(), writes.actor()));
    }

    private static Shown shown(ProfileView profile) {
        return Shown.at("service-profiles/" + Shown.segment(profile.name()), profile.json(), profile.version());
    }
}
