package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.BILLING;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.clock.ClockManager;
import io.sluice.ejb.clock.ClockView;
import io.sluice.web.api.write.Fields;
import io.sluice.web.api.write.JsonBody;
import io.sluice.web.api.write.Shown;
import io.sluice.web.api.write.Writes;
import io.sluice.web.security.AllowedTo;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The clock that schedules and limits go by. */
@Path("clock")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, BILLING, RETAILER_MANAGER})
public class ClockResource {

    @EJB
    private ClockManager clocks;

    @Inject
    private Writes writes;

    @GET
    public Response now() {
        return Answers.one(clocks.now().json());
    }

    /** Says when to put it to, or how far ahead of what it says now. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo(ADMIN)
    public Response put(JsonBody body) {
        Fields fields = body.object();
        Instant instant = fields.optional(
                "instant", 64, text -> OffsetDateTime.parse(text).toInstant());
        Duration advance = fields.optional("advance", 64, Duration::parse);
        boolean settle = fields.flag("settle", false);
        if (!fields.has("instant") == !fields.has("advance")) {
            fields.refuse("instant", "Either this or advance is expected.");
        }
        return fields.finish(() -> put(instant, advance, settle));
    }

    private Response put(@Nullable Instant instant, @Nullable Duration advance, boolean settle) {
        Response answer = writes.put(() -> clocks.put(instant, advance, writes.actor()), ClockResource::shown);
        if (writes.isTrial()) {
            return answer;
        }
        clocks.follow();
        return settle ? Answers.one(clocks.settled().json()) : answer;
    }

    private static Shown shown(ClockView clock) {
        return new Shown("clock", clock.json(), null);
    }
}
