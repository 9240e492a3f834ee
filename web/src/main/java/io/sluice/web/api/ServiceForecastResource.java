package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.accounting.LimitForecast;
import io.sluice.ejb.platform.Members;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.ejb.usage.LimitForecasts;
import io.sluice.subscriber.TenantScope;
import io.sluice.web.problem.Refusal;
import io.sluice.web.security.AllowedTo;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** When a running service will come to its limits, if it goes on as it did of late. */
@Path("service-sessions/{id}/forecast")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class ServiceForecastResource {

    @EJB
    private SessionQueries sessions;

    @EJB
    private LimitForecasts forecasts;

    @Context
    private HttpServletRequest request;

    @GET
    public Response one(@PathParam("id") String id) {
        TenantScope scope = Caller.scopeOf(request);
        return Parameters.id(id)
                .flatMap(known -> sessions.serviceSession(known, scope))
                .map(service -> Answers.one(json(forecasts.of(service, scope))))
                .orElseThrow(() -> Refusal.notFound("No service session has the id " + id + '.'));
    }

    private static JsonObject json(LimitForecast forecast) {
        return new Members()
                .with("timeReachedAt", forecast.timeReachedAt())
                .with("volumeReachedAt", forecast.volumeReachedAt())
                .with("octetsPerSecond", Math.round(forecast.octetsPerSecond()))
                .build();
    }
}
