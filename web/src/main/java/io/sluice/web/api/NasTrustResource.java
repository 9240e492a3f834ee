package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;

import io.sluice.accounting.TrustScore;
import io.sluice.ejb.platform.Members;
import io.sluice.ejb.usage.TrustQueries;
import io.sluice.ejb.usage.TrustView;
import io.sluice.web.problem.Refusal;
import io.sluice.web.security.AllowedTo;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How far a NAS's accounting can be believed, and why not further. */
@Path("nas/{name}/trust")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR})
public class NasTrustResource {

    @Inject
    private TrustQueries trust;

    @Inject
    private Clock clock;

    @GET
    public Response one(@PathParam("name") String name) {
        return trust.ofNas(name, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .map(view -> Answers.one(json(view)))
                .orElseThrow(() -> Refusal.notFound("There is no NAS of the name " + name + '.'));
    }

    private static JsonObject json(TrustView view) {
        JsonArrayBuilder reasons = Json.createArrayBuilder();
        for (TrustScore.Reason reason : view.total().reasons()) {
            reasons.add(new Members()
                    .with("flag", reason.flag())
                    .with("records", reason.records())
                    .with("loss", Json.createValue(reason.points()))
                    .build());
        }
        JsonArrayBuilder days = Json.createArrayBuilder();
        for (TrustView.Day day : view.days()) {
            days.add(new Members()
                    .with("day", day.day().toString())
                    .with("score", day.score().score())
                    .with("records", day.score().records())
                    .build());
        }
        return new Members()
                .with("nas", view.nas())
                .with("score", view.total().score())
                .with("records", view.total().records())
                .with("items", reasons.build())
                .with("days", days.build())
                .build();
    }
}
