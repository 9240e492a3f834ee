package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;

import io.sluice.ejb.schedule.RehearsalQueries;
import io.sluice.ejb.schedule.RehearsalRequest;
import io.sluice.web.api.write.Fields;
import io.sluice.web.api.write.JsonBody;
import io.sluice.web.api.write.Writes;
import io.sluice.web.security.AllowedTo;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;

/** What schedules would do to some subscribers in a time to come. */
@Path("schedules:rehearse")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR})
public class ScheduleRehearsalResource {

    private static final int LONGEST_PATH = 4_000;

    @EJB
    private RehearsalQueries rehearsals;

    @Inject
    private Writes writes;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rehearse(JsonBody body) {
        RehearsalRequest request = request(body.object(), body.json());
        return Answers.one(rehearsals.rehearse(request, writes.actor().scope()));
    }

    private static RehearsalRequest request(Fields fields, JsonObject json) {
        Instant from = fields.parsed("from", 64, ScheduleRehearsalResource::instant);
        Instant to = fields.parsed("to", 64, ScheduleRehearsalResource::instant);
        Long subscriber = fields.optionalNumber("subscriber", 1, Long.MAX_VALUE);
        String below = fields.optionalText("below", LONGEST_PATH);
        Long schedule = fields.optionalNumber("schedule", 1, Long.MAX_VALUE);
        boolean drafted = json.get("draft") instanceof JsonObject;
        if (fields.has("draft") && !drafted) {
            fields.refuse("draft", "An object is expected.");
        }
        JsonObject draft = drafted ? json.getJsonObject("draft") : null;
        return fields.finish(() -> new RehearsalRequest(
                Objects.requireNonNull(from), Objects.requireNonNull(to), subscriber, below, schedule, draft));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
