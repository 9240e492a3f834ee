package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.platform.Page;
import io.sluice.ejb.subscriber.SubscriberJson;
import io.sluice.ejb.subscriber.SubscriberQueries;
import io.sluice.ejb.subscriber.SubscriptionManager;
import io.sluice.ejb.subscriber.SubscriptionView;
import io.sluice.subscriber.draft.SubscriptionDraft;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Which services a subscriber may use, and which of them start at login. */
@Path("subscribers/{subscriber}/subscriptions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class SubscriptionsResource {

    @EJB
    private SubscriberQueries queries;

    @EJB
    private SubscriptionManager manager;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @Context
    private HttpServletRequest request;

    /** All of them at once: a subscriber has few. */
    @GET
    public Response list(@PathParam("subscriber") String subscriber) {
        return Answers.page(
                new Page<>(queries.subscriptions(SubscribersResource.id(subscriber), Caller.scopeOf(request)), null),
                SubscriberJson::of,
                asked);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response add(@PathParam("subscriber") String subscriber, JsonBody body) {
        long owner = SubscribersResource.id(subscriber);
        SubscriptionDraft draft = draft(body);
        return writes.post(body, () -> manager.add(owner, draft, writes.actor()), SubscriptionsResource::shown);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("subscriber") String subscriber, @PathParam("id") String id) {
        SubscriptionView found = queries.subscription(
                        SubscribersResource.id(subscriber), id(id), Caller.scopeOf(request))
                .orElseThrow(() -> notFound(id));
        return Answers.one(SubscriberJson.of(found), found.version());
    }

    /** Replaces all of it but service and name. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response replace(@PathParam("subscriber") String subscriber, @PathParam("id") String id, JsonBody body) {
        long owner = SubscribersResource.id(subscriber);
        SubscriptionDraft draft = draft(body);
        return writes.put(
                () -> manager.replace(owner, id(id), draft, writes.expected(), writes.actor()),
                SubscriptionsResource::shown);
    }

    @DELETE
    @Path("{id}")
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response delete(@PathParam("subscriber") String subscriber, @PathParam("id") String id) {
        long owner = SubscribersResource.id(subscriber);
        return writes.delete(() -> manager.delete(owner, id(id), writes.expected(), writes.actor()));
    }

    private static SubscriptionDraft draft(JsonBody body) {
        Fields fields = body.object();
        return fields.finish(SubscriberBodies.subscription(fields));
    }

    private static Shown shown(SubscriptionView subscription) {
        return Shown.at(
                "subscribers/" + subscription.subscriberId() + "/subscriptions/" + subscription.id(),
                SubscriberJson.of(subscription),
                subscription.version());
    }

    private static long id(String text) {
        return Parameters.number(text).orElseThrow(() -> notFound(text));
    }

    private static Refusal notFound(String id) {
        return Refusal.notFound("The subscriber has no subscription with the id " + id + '.');
    }
}
