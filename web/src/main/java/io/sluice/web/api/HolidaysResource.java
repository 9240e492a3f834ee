package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;

import io.sluice.ejb.platform.Page;
import io.sluice.ejb.schedule.HolidayManager;
import io.sluice.ejb.schedule.HolidayView;
import io.sluice.schedule.HolidayCalendar;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Calendars of days on which schedules that name them do not act. */
@Path("holidays")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR})
public class HolidaysResource {

    private static final int MOST_DAYS = 2_000;
    private static final int LONGEST_TITLE = 128;

    @EJB
    private HolidayManager manager;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @GET
    public Response list() {
        return Answers.page(new Page<>(manager.calendars(), null), HolidayView::json, asked);
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name) {
        return manager.calendar(name)
                .map(calendar -> Answers.one(calendar.json(), calendar.version()))
                .orElseThrow(() -> Refusal.notFound("There is no holiday calendar of the name " + name + '.'));
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR})
    public Response put(@PathParam("name") String name, JsonBody body) {
        HolidayCalendar calendar = calendar(Parameters.newName(name), body.object());
        return writes.put(() -> manager.put(calendar, writes.expected(), writes.actor()), HolidaysResource::shown);
    }

    @DELETE
    @Path("{name}")
    @AllowedTo({ADMIN, OPERATOR})
    public Response remove(@PathParam("name") String name) {
        return writes.delete(() -> manager.remove(name, writes.expected(), writes.actor()));
    }

    private static HolidayCalendar calendar(String name, Fields fields) {
        fields.sameAs("name", name);
        Map<LocalDate, String> days = new TreeMap<>();
        for (Fields day : fields.objects("days", MOST_DAYS)) {
            LocalDate date = day.parsed("date", 10, LocalDate::parse);
            String title = day.text("title", LONGEST_TITLE);
            if (date != null && days.put(date, title) != null) {
                day.refuse("date", "This day is there twice.");
            }
        }
        return fields.finish(() -> HolidayCalendar.of(name, days));
    }

    private static Shown shown(HolidayView holidays) {
        return Shown.at("holidays/" + Shown.segment(holidays.calendar().name()), holidays.json(), holidays.version());
    }
}
