package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.platform.Page;
import io.sluice.ejb.upstream.UpstreamCommand;
import io.sluice.ejb.upstream.UpstreamManager;
import io.sluice.ejb.upstream.UpstreamQueries;
import io.sluice.ejb.upstream.UpstreamView;
import io.sluice.nas.IpAddress;
import io.sluice.nas.Protection;
import io.sluice.upstream.UpstreamKind;
import io.sluice.upstream.UpstreamPlace;
import io.sluice.upstream.UpstreamTerms;
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
import java.util.Objects;

/** A retailer's own RADIUS servers: where its logins are proxied to, and who gets its accounting. */
@Path("retailers/{retailer}/upstreams")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER})
public class UpstreamsResource {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_ADDRESS = 45;
    private static final long FIRST_RANK = 1;

    @EJB
    private UpstreamQueries upstreams;

    @EJB
    private UpstreamManager manager;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    /** All of them at once: a retailer has few. */
    @GET
    public Response list(@PathParam("retailer") String retailer) {
        return Answers.page(
                new Page<>(upstreams.upstreams(retailer, writes.actor().scope()), null), UpstreamView::json, asked);
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("retailer") String retailer, @PathParam("name") String name) {
        return upstreams
                .upstream(retailer, name, writes.actor().scope())
                .map(upstream -> Answers.one(upstream.json(), upstream.version()))
                .orElseThrow(() -> Refusal.notFound("The retailer has no upstream server of the name " + name + '.'));
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR})
    public Response put(@PathParam("retailer") String retailer, @PathParam("name") String name, JsonBody body) {
        UpstreamCommand command = command(retailer, Parameters.newName(name), body.object());
        return writes.put(() -> manager.put(command, writes.expected(), writes.actor()), UpstreamsResource::shown);
    }

    @DELETE
    @Path("{name}")
    @AllowedTo({ADMIN, OPERATOR})
    public Response remove(@PathParam("retailer") String retailer, @PathParam("name") String name) {
        return writes.delete(() -> manager.remove(retailer, name, writes.expected(), writes.actor()));
    }

    private static UpstreamCommand command(String retailer, String name, Fields upstream) {
        upstream.sameAs("name", name);
        upstream.sameAs("retailer", retailer);
        upstream.ignore("secretSet");
        upstream.ignore("state");
        UpstreamKind kind = upstream.oneOf("kind", UpstreamKind.class);
        IpAddress address = upstream.parsed("address", LONGEST_ADDRESS, IpAddress::of);
        long port = upstream.number("port", 1, 65_535);
        String group = upstream.optionalText("group", LONGEST_NAME);
        if (kind == UpstreamKind.AUTH && group != null) {
            upstream.refuse("group", "Only accounting is copied to groups; a login goes to one server.");
        }
        Long rank = upstream.optionalNumber("rank", FIRST_RANK, UpstreamPlace.MOST_RANK);
        String secret = upstream.optionalText("secret", ClientsResource.LONGEST_SECRET);
        UpstreamTerms terms = terms(upstream);
        return upstream.finish(() -> new UpstreamCommand(
                retailer,
                name,
                kind,
                new UpstreamPlace(
                        Objects.requireNonNull(address),
                        (int) port,
                        Objects.requireNonNullElse(group, UpstreamPlace.MAIN),
                        Objects.requireNonNullElse(rank, FIRST_RANK).intValue()),
                secret,
                terms));
    }

    private static UpstreamTerms terms(Fields upstream) {
        UpstreamTerms usual = UpstreamTerms.USUAL;
        Long first = upstream.optionalSeconds("firstTimeout", UpstreamTerms.MOST_SECONDS);
        if (first != null && first == 0) {
            upstream.refuse("firstTimeout", "At least a second is expected.");
        }
        Long transmissions = upstream.optionalNumber("transmissions", 1, UpstreamTerms.MOST_TRANSMISSIONS);
        boolean statusServer = upstream.flag("statusServer", usual.statusServer());
        boolean keepRealm = upstream.flag("keepRealm", usual.keepsRealm());
        Protection protection = upstream.oneOf("messageAuthenticator", Protection.class, usual.messageAuthenticator());
        if (protection == Protection.AUTO) {
            upstream.refuse("messageAuthenticator", "REQUIRE or ACCEPT is expected: a forged reply would teach AUTO.");
        }
        return upstream.isRefused()
                ? usual
                : new UpstreamTerms(
                        first == null ? usual.firstTimeoutSeconds() : first.intValue(),
                        transmissions == null ? usual.transmissions() : transmissions.intValue(),
                        statusServer,
                        keepRealm,
                        protection);
    }

    private static Shown shown(UpstreamView upstream) {
        String path =
                "retailers/" + Shown.segment(upstream.retailer()) + "/upstreams/" + Shown.segment(upstream.name());
        return Shown.at(path, upstream.json(), upstream.version());
    }
}
