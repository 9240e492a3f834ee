package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.subscriber.SubstitutionManager;
import io.sluice.ejb.subscriber.SubstitutionsView;
import io.sluice.subscriber.draft.SubstitutionTexts;
import io.sluice.web.api.write.Fields;
import io.sluice.web.api.write.JsonBody;
import io.sluice.web.api.write.Shown;
import io.sluice.web.api.write.Writes;
import io.sluice.web.security.AllowedTo;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** What a node of the tree puts in the place of services' parameters. A part of the node, of which it has the ETag. */
@Path("subscribers/{id}/substitutions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class SubscriberSubstitutionsResource {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 64;

    @EJB
    private SubstitutionManager manager;

    @Inject
    private Writes writes;

    @Context
    private HttpServletRequest request;

    @GET
    public Response one(@PathParam("id") String id) {
        SubstitutionsView found = manager.of(SubscribersResource.id(id), Caller.scopeOf(request));
        return Answers.one(found.json(), found.version());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response put(@PathParam("id") String id, JsonBody body) {
        long subscriber = SubscribersResource.id(id);
        Fields fields = body.object();
        Map<String, String> texts = fields.texts("substitutions", MOST, LONGEST_NAME, SubstitutionTexts.LONGEST);
        Map<String, String> read = fields.finish(() -> texts);
        return writes.put(
                () -> manager.put(subscriber, read, writes.expected(), writes.actor()),
                SubscriberSubstitutionsResource::shown);
    }

    private static Shown shown(SubstitutionsView view) {
        return Shown.at("subscribers/" + view.subscriberId() + "/substitutions", view.json(), view.version());
    }
}
