package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.security.Actor;
import io.sluice.ejb.subscriber.ImportCounts;
import io.sluice.ejb.subscriber.ImportMode;
import io.sluice.ejb.subscriber.ImportRun;
import io.sluice.ejb.subscriber.SubscriberImport;
import io.sluice.ejb.write.UnitOfWork;
import io.sluice.web.api.bulk.Lines;
import io.sluice.web.api.bulk.RefusalReport;
import io.sluice.web.api.write.Writes;
import io.sluice.web.problem.Refusal;
import io.sluice.web.security.AllowedTo;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes many subscribers at once, while they come in. Stored a thousand at a time; whoever breaks off keeps what was stored, and
 * may send the file again with {@code mode=replace}. It takes no Idempotency-Key, for the lines are their own.
 */
@Path("subscribers:import")
@RequestScoped
@Produces({MediaType.APPLICATION_JSON, SubscriberImportResource.NDJSON})
@AllowedTo({ADMIN, OPERATOR, RETAILER_MANAGER})
public class SubscriberImportResource {

    static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    @EJB
    private SubscriberImport importer;

    @EJB
    private UnitOfWork work;

    @Inject
    private Writes writes;

    @Context
    private HttpHeaders headers;

    @POST
    @Consumes({NDJSON, CSV})
    public Response take(@QueryParam("mode") @Nullable String mode, InputStream body) throws IOException {
        ImportMode chosen = mode(mode);
        boolean all = headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.toString().startsWith(NDJSON));
        RefusalReport report = all ? RefusalReport.ofAll() : RefusalReport.ofFirst();
        boolean answered = false;
        try {
            JsonObject result = run(chosen, body, report);
            answered = true;
            return all ? reported(report, result) : answer(report, result);
        } finally {
            if (!answered || !all) {
                report.close();
            }
        }
    }

    private JsonObject run(ImportMode mode, InputStream body, RefusalReport report) throws IOException {
        boolean trial = writes.isTrial();
        Actor actor = writes.actor();
        ImportRun run = new ImportRun(lines -> work.run(trial, () -> importer.land(lines, mode, actor)), report::add);
        boolean csv = CSV.equals(
                headers.getMediaType().getType() + '/' + headers.getMediaType().getSubtype());
        new ImportReader(new Lines(body), run).read(csv);
        ImportCounts counts = run.finish();
        return Json.createObjectBuilder()
                .add("mode", mode.name().toLowerCase(Locale.ROOT))
                .add("dryRun", trial)
                .add("lines", counts.lines())
                .add("created", counts.created())
                .add("replaced", counts.replaced())
                .add("refused", counts.refused())
                .build();
    }

    private static ImportMode mode(@Nullable String text) {
        if (text == null || text.equals("create")) {
            return ImportMode.CREATE;
        }
        if (text.equals("replace")) {
            return ImportMode.REPLACE;
        }
        throw Refusal.ofParameter("mode", "One of these is expected: create, replace.");
    }

    private static Response answer(RefusalReport report, JsonObject result) {
        JsonArrayBuilder refusals = Json.createArrayBuilder();
        report.first().forEach(refusals::add);
        JsonObjectBuilder body = Json.createObjectBuilder(result).add("refusals", refusals);
        return Response.ok(body.build().toString(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Response reported(RefusalReport report, JsonObject result) {
        StreamingOutput stream = out -> {
            try (report) {
                report.writeTo(out, result);
            }
        };
        return Response.ok(stream, NDJSON).build();
    }
}
