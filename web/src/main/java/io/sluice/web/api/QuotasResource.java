package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.threshold.QuotaCommand;
import io.sluice.ejb.threshold.QuotaManager;
import io.sluice.ejb.threshold.QuotaView;
import io.sluice.ejb.write.StoredAnswer;
import io.sluice.service.LimitAction;
import io.sluice.threshold.QuotaPeriod;
import io.sluice.web.api.write.Fields;
import io.sluice.web.api.write.JsonBody;
import io.sluice.web.api.write.Shown;
import io.sluice.web.api.write.Writes;
import io.sluice.web.security.AllowedTo;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
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

/** What all sessions of a subscriber share in a period. */
@Path("subscribers/{id}/quotas")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class QuotasResource {

    /** A thousand TB: with a MB of 2^20 octets far within 63 bits. */
    private static final long MOST_MEGABYTES = 1_000_000_000;

    private static final int LONGEST_NAME = 64;

    @EJB
    private QuotaManager manager;

    @Inject
    private Writes writes;

    @Context
    private HttpServletRequest request;

    @GET
    public Response list(@PathParam("id") String id) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        manager.of(SubscribersResource.id(id), Caller.scopeOf(request)).forEach(each -> items.add(each.json()));
        return Answers.one(Json.createObjectBuilder().add("items", items).build());
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("id") String id, @PathParam("name") String name) {
        QuotaView found = manager.one(SubscribersResource.id(id), name, Caller.scopeOf(request));
        return Answers.one(found.json(), found.version());
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response put(@PathParam("id") String id, @PathParam("name") String name, JsonBody body) {
        QuotaCommand command = command(Parameters.newName(name), body.object());
        long subscriber = SubscribersResource.id(id);
        return writes.put(
                () -> manager.put(subscriber, command, writes.expected(), writes.actor()), QuotasResource::shown);
    }

    /** Adds to what there is in the running period. */
    @POST
    @Path("{name}:extend")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response extend(@PathParam("id") String id, @PathParam("name") String name, JsonBody body) {
        Fields fields = body.object();
        long megabytes = fields.number("volumeMb", 1, MOST_MEGABYTES);
        long more = fields.finish(() -> megabytes);
        long subscriber = SubscribersResource.id(id);
        StoredAnswer answer = writes.take(
                body.octets(),
                () -> new StoredAnswer(
                        200,
                        null,
                        null,
                        manager.extend(subscriber, name, more, writes.actor())
                                .json()
                                .toString()));
        return Writes.response(answer, writes.isTrial());
    }

    @DELETE
    @Path("{name}")
    @AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
    public Response remove(@PathParam("id") String id, @PathParam("name") String name) {
        long subscriber = SubscribersResource.id(id);
        return writes.delete(() -> manager.remove(subscriber, name, writes.expected(), writes.actor()));
    }

    private static QuotaCommand command(String name, Fields quota) {
        quota.sameAs("name", name);
        String service = quota.optionalText("service", LONGEST_NAME);
        QuotaPeriod period = quota.oneOf("period", QuotaPeriod.class, QuotaPeriod.MONTH);
        Long day = quota.optionalNumber("resetDay", 1, period.lastDay());
        long megabytes = quota.number("volumeMb", 1, MOST_MEGABYTES);
        LimitAction onLimit = ServiceFields.onLimit(quota.optionalObject("onLimit"));
        for (String told : QuotaView.TOLD) {
            quota.ignore(told);
        }
        return quota.finish(
                () -> new QuotaCommand(name, service, period, day == null ? 1 : day.intValue(), megabytes, onLimit));
    }

    private static Shown shown(QuotaView quota) {
        return Shown.at(
                "subscribers/" + quota.subscriberId() + "/quotas/" + Shown.segment(quota.name()),
                quota.json(),
                quota.version());
    }
}
