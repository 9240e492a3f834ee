package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.subscriber.SubscriberChange;
import io.sluice.ejb.subscriber.SubscriberFilter;
import io.sluice.ejb.subscriber.SubscriberJson;
import io.sluice.ejb.subscriber.SubscriberManager;
import io.sluice.ejb.subscriber.SubscriberQueries;
import io.sluice.ejb.subscriber.SubscriberView;
import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.SubscriberStatus;
import io.sluice.subscriber.draft.SubscriberDraft;
import io.sluice.web.api.write.Fields;
import io.sluice.web.api.write.JsonBody;
import io.sluice.web.api.write.Shown;
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
import jakarta.ws.rs.PATCH;
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

/** The tree of subscribers. */
@Path("subscribers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class SubscribersResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    @EJB
    private SubscriberQueries queries;

    @EJB
    private SubscriberManager manager;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @Context
    private HttpServletRequest request;

    @GET
    public Response list(
            @QueryParam("login") @Nullable String login,
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("status") @Nullable String status,
            @QueryParam("retailer") @Nullable String retailer,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        SubscriberFilter filter = new SubscriberFilter(
                Parameters.name("login", login),
                Parameters.path("parent", parent),
                Parameters.oneOf(SubscriberKind.class, "kind", kind),
                Parameters.oneOf(SubscriberStatus.class, "status", status),
                Parameters.name("retailer", retailer));
        return Answers.page(
                queries.subscribers(filter, Caller.scopeOf(request), Parameters.page(limit, cursor)),
                SubscriberJson::of,
                asked);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response create(JsonBody body) {
        Fields fields = body.object();
        SubscriberDraft draft = fields.finish(SubscriberBodies.subscriber(fields));
        return writes.post(body, () -> manager.create(draft, writes.actor()), SubscribersResource::shown);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        SubscriberView found = queries.subscriber(id(id), Caller.scopeOf(request));
        return Answers.one(SubscriberJson.of(found), found.version());
    }

    /** A merge patch (RFC 7396): what is absent stays, null takes away. */
    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response change(@PathParam("id") String id, JsonBody body) {
        Fields fields = body.object();
        SubscriberChange change = fields.finish(SubscriberBodies.change(fields));
        return writes.patch(
                () -> manager.change(id(id), change, writes.expected(), writes.actor()), SubscribersResource::shown);
    }

    @DELETE
    @Path("{id}")
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response delete(@PathParam("id") String id, @QueryParam("evenOnline") @Nullable String evenOnline) {
        boolean regardless = Parameters.flag("evenOnline", evenOnline);
        return writes.delete(() -> manager.delete(id(id), regardless, writes.expected(), writes.actor()));
    }

    private static Shown shown(SubscriberView subscriber) {
        return Shown.at("subscribers/" + subscriber.id(), SubscriberJson.of(subscriber), subscriber.version());
    }

    static long id(String text) {
        return Parameters.number(text).orElseThrow(() -> Refusal.notFound("No subscriber has the id " + text + '.'));
    }
}
