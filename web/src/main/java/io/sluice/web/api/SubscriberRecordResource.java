package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.subscriber.RecordManager;
import io.sluice.ejb.subscriber.RecordView;
import io.sluice.ejb.subscriber.SubscriberJson;
import io.sluice.ejb.subscriber.SubscriberQueries;
import io.sluice.subscriber.draft.RecordDraft;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What a subscriber's Access-Accept says. It is a part of the subscriber and shares its ETag. */
@Path("subscribers/{id}/record")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class SubscriberRecordResource {

    @EJB
    private SubscriberQueries queries;

    @EJB
    private RecordManager manager;

    @Inject
    private Writes writes;

    @Context
    private HttpServletRequest request;

    @GET
    public Response one(@PathParam("id") String id) {
        RecordView found = queries.record(SubscribersResource.id(id), Caller.scopeOf(request));
        return Answers.one(SubscriberJson.of(found), found.version());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response put(@PathParam("id") String id, JsonBody body) {
        long subscriber = SubscribersResource.id(id);
        Fields fields = body.object();
        RecordDraft draft = fields.finish(SubscriberBodies.record(fields));
        return writes.put(
                () -> manager.put(subscriber, draft, writes.expected(), writes.actor()),
                SubscriberRecordResource::shown);
    }

    @DELETE
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response delete(@PathParam("id") String id) {
        long subscriber = SubscribersResource.id(id);
        return writes.delete(() -> manager.delete(subscriber, writes.expected(), writes.actor()));
    }

    private static Shown shown(RecordView record) {
        return Shown.at(
                "subscribers/" + record.subscriberId() + "/record", SubscriberJson.of(record), record.version());
    }
}
