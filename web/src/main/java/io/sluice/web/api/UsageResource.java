package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.BILLING;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.accounting.UsedTraffic;
import io.sluice.ejb.platform.Members;
import io.sluice.ejb.usage.UsageFilter;
import io.sluice.ejb.usage.UsageQueries;
import io.sluice.ejb.usage.UsageView;
import io.sluice.web.security.AllowedTo;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Who used how much of what, hour by hour. */
@Path("usage")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, BILLING, RETAILER_MANAGER})
public class UsageResource {

    private static final Duration HOUR = Duration.ofHours(1);

    @EJB
    private UsageQueries usage;

    @Context
    private UriInfo asked;

    @Context
    private HttpServletRequest request;

    @GET
    public Response list(
            @QueryParam("login") @Nullable String login,
            @QueryParam("service") @Nullable String service,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        UsageFilter filter = new UsageFilter(
                Parameters.name("login", login),
                Parameters.name("service", service),
                Parameters.time("from", from),
                Parameters.time("to", to));
        return Answers.page(
                usage.hours(filter, Caller.scopeOf(request), Parameters.page(limit, cursor)),
                UsageResource::json,
                asked);
    }

    private static JsonObject json(UsageView hour) {
        UsedTraffic used = hour.used();
        return new Members()
                .with("from", hour.hour())
                .with("to", hour.hour().plus(HOUR))
                .with("subscriberId", hour.subscriberId())
                .with("login", hour.login())
                .with("service", hour.service())
                .withSeconds("time", used.seconds())
                .with("inputOctets", used.inputOctets())
                .with("outputOctets", used.outputOctets())
                .with("inputPackets", used.inputPackets())
                .with("outputPackets", used.outputPackets())
                .with("inferredOctets", used.inferredOctets())
                .build();
    }
}
