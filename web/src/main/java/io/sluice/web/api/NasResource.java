package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;

import io.sluice.ejb.nas.CatalogueQueries;
import io.sluice.ejb.nas.NasCommand;
import io.sluice.ejb.nas.NasManager;
import io.sluice.ejb.nas.NasView;
import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.IpAddress;
import io.sluice.nas.MutexBy;
import io.sluice.web.api.write.Durations;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What sessions belong to, and what CoA-Requests go to. */
@Path("nas")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR})
public class NasResource {

    private static final int MOST_MARKS = 64;
    private static final int LONGEST_IDENTIFIER = 253;
    private static final int LONGEST_ADDRESS = 45;

    private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_SILENCE = Duration.ofDays(30);

    /** RFC 5176 §2.1. */
    private static final long COA_PORT = 3799;

    @EJB
    private CatalogueQueries nases;

    @EJB
    private NasManager manager;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @GET
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return Answers.page(nases.nases(Parameters.page(limit, cursor)), NasView::json, asked);
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name) {
        return nases.nas(name)
                .map(nas -> Answers.one(nas.json(), nas.version()))
                .orElseThrow(() -> Refusal.notFound("There is no NAS of the name " + name + '.'));
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR})
    public Response put(@PathParam("name") String name, JsonBody body) {
        NasCommand command = command(Parameters.newName(name), body.object());
        return writes.put(() -> manager.put(command, writes.expected(), writes.actor()), NasResource::shown);
    }

    @DELETE
    @Path("{name}")
    @AllowedTo({ADMIN, OPERATOR})
    public Response remove(@PathParam("name") String name) {
        return writes.delete(() -> manager.remove(name, writes.expected(), writes.actor()));
    }

    private static NasCommand command(String name, Fields nas) {
        nas.sameAs("name", name);
        nas.ignore("bootEpoch");
        var identifiers = nas.list("identifiers", 0, MOST_MARKS, LONGEST_IDENTIFIER, Function.identity());
        var addresses = nas.list("addresses", 0, MOST_MARKS, LONGEST_ADDRESS, IpAddress::of);
        DialectName said = nas.optional("dialect", 16, DialectName::of);
        DialectName dialect = said == null ? DialectName.ERX : said;
        NasCommand.Coa coa = coa(nas.optionalObject("coa"));
        Confirmation confirmation = nas.oneOf("confirmation", Confirmation.class, Confirmation.LEARN);
        MutexBy mutex = nas.oneOf("mutex", MutexBy.class, MutexBy.SLUICE);
        ZoneId zone = nas.optional("zone", 64, ZoneId::of);
        Duration silence = nas.optional("silence", 64, NasResource::silence);
        return nas.finish(
                () -> new NasCommand(name, identifiers, addresses, dialect, coa, confirmation, mutex, zone, silence));
    }

    private static Duration silence(String text) {
        Duration silence = Durations.of(text, LONGEST_SILENCE);
        if (silence.compareTo(SHORTEST_SILENCE) < 0) {
            throw new IllegalArgumentException("At least a minute (PT1M) is expected");
        }
        return silence;
    }

    private static NasCommand.@Nullable Coa coa(@Nullable Fields coa) {
        if (coa == null) {
            return null;
        }
        coa.ignore("secretSet");
        IpAddress address = coa.parsed("address", LONGEST_ADDRESS, IpAddress::of);
        long port = Objects.requireNonNullElse(coa.optionalNumber("port", 1, 65_535), COA_PORT);
        String secret = coa.optionalText("secret", ClientsResource.LONGEST_SECRET);
        return address == null ? null : new NasCommand.Coa(address, (int) port, secret);
    }

    private static Shown shown(NasView nas) {
        return Shown.at("nas/" + Shown.segment(nas.name()), nas.json(), nas.version());
    }
}
