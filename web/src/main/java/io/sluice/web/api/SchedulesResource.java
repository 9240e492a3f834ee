package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;

import io.sluice.ejb.schedule.ScheduleManager;
import io.sluice.ejb.schedule.ScheduleQueries;
import io.sluice.ejb.schedule.ScheduleView;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When services are activated, deactivated and denied by the wall clock. */
@Path("schedules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR})
public class SchedulesResource {

    @EJB
    private ScheduleQueries schedules;

    @EJB
    private ScheduleManager manager;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @GET
    public Response list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("service") @Nullable String service,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Answers.page(
                schedules.schedules(
                        Parameters.name("owner", owner),
                        Parameters.name("service", service),
                        Parameters.page(limit, cursor)),
                ScheduleView::json,
                asked);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR})
    public Response create(JsonBody body) {
        return writes.post(body, () -> manager.create(body.json(), writes.actor()), SchedulesResource::shown);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        return schedules
                .schedule(number(id))
                .map(schedule -> Answers.one(schedule.json(), schedule.version()))
                .orElseThrow(() -> none(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR})
    public Response put(@PathParam("id") String id, JsonBody body) {
        long number = number(id);
        return writes.put(
                () -> manager.replace(number, body.json(), writes.expected(), writes.actor()),
                SchedulesResource::shown);
    }

    @DELETE
    @Path("{id}")
    @AllowedTo({ADMIN, OPERATOR})
    public Response remove(@PathParam("id") String id) {
        long number = number(id);
        return writes.delete(() -> manager.remove(number, writes.expected(), writes.actor()));
    }

    @GET
    @Path("{id}/occurrences")
    public Response occurrences(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Instant first = Parameters.time("from", from);
        Instant last = Parameters.time("to", to);
        return schedules.occurrences(number(id), first, last).map(Answers::one).orElseThrow(() -> none(id));
    }

    private static long number(String id) {
        return Parameters.number(id).orElseThrow(() -> none(id));
    }

    private static Refusal none(String id) {
        return Refusal.notFound("There is no schedule of the id " + id + '.');
    }

    private static Shown shown(ScheduleView schedule) {
        return Shown.at("schedules/" + schedule.id(), schedule.json(), schedule.version());
    }
}
