package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.retailer.RetailerCommand;
import io.sluice.ejb.retailer.RetailerManager;
import io.sluice.ejb.retailer.RetailerQueries;
import io.sluice.ejb.retailer.RetailerView;
import io.sluice.subscriber.RealmName;
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
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Providers, each with its realms and its tree of subscribers. */
@Path("retailers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class RetailersResource {

    private static final int MOST_REALMS = 1_000;
    private static final int LONGEST_REALM = 253;

    @EJB
    private RetailerQueries retailers;

    @EJB
    private RetailerManager manager;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @GET
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return Answers.page(
                retailers.retailers(writes.actor().scope(), Parameters.page(limit, cursor)), RetailerView::json, asked);
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name) {
        return retailers
                .retailer(name, writes.actor().scope())
                .map(retailer -> Answers.one(retailer.json(), retailer.version()))
                .orElseThrow(() -> Refusal.notFound("There is no retailer of the name " + name + '.'));
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR})
    public Response put(@PathParam("name") String name, JsonBody body) {
        RetailerCommand command = command(Parameters.newName(name), body.object());
        return writes.put(() -> manager.put(command, writes.expected(), writes.actor()), RetailersResource::shown);
    }

    @DELETE
    @Path("{name}")
    @AllowedTo({ADMIN, OPERATOR})
    public Response remove(@PathParam("name") String name) {
        return writes.delete(() -> manager.remove(name, writes.expected(), writes.actor()));
    }

    private static RetailerCommand command(String name, Fields retailer) {
        retailer.sameAs("name", name);
        var realms = retailer.list("realms", 0, MOST_REALMS, LONGEST_REALM, RealmName::new);
        ZoneId zone = retailer.parsed("zone", 64, ZoneId::of);
        return retailer.finish(() -> new RetailerCommand(name, realms, Objects.requireNonNull(zone)));
    }

    private static Shown shown(RetailerView retailer) {
        return Shown.at("retailers/" + Shown.segment(retailer.name()), retailer.json(), retailer.version());
    }
}
