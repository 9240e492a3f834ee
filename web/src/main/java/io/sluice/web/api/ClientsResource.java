package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;

import io.sluice.ejb.nas.CatalogueQueries;
import io.sluice.ejb.nas.ClientCommand;
import io.sluice.ejb.nas.ClientManager;
import io.sluice.ejb.nas.ClientView;
import io.sluice.nas.ClientKind;
import io.sluice.nas.Protection;
import io.sluice.nas.SourcePrefix;
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
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Who may send us packets. */
@Path("clients")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR})
public class ClientsResource {

    private static final int MOST_PREFIXES = 256;
    private static final int LONGEST_PREFIX = 49;
    static final int LONGEST_SECRET = 128;

    @EJB
    private CatalogueQueries clients;

    @EJB
    private ClientManager manager;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @GET
    public Response list(
            @QueryParam("nas") @Nullable String nas,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Answers.page(
                clients.clients(Parameters.name("nas", nas), Parameters.page(limit, cursor)), ClientView::json, asked);
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name) {
        return clients.client(name)
                .map(client -> Answers.one(client.json(), client.version()))
                .orElseThrow(() -> Refusal.notFound("There is no client of the name " + name + '.'));
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR})
    public Response put(@PathParam("name") String name, JsonBody body) {
        ClientCommand command = command(Parameters.newName(name), body.object());
        return writes.put(() -> manager.put(command, writes.expected(), writes.actor()), ClientsResource::shown);
    }

    @DELETE
    @Path("{name}")
    @AllowedTo({ADMIN, OPERATOR})
    public Response remove(@PathParam("name") String name) {
        return writes.delete(() -> manager.remove(name, writes.expected(), writes.actor()));
    }

    private static ClientCommand command(String name, Fields client) {
        client.sameAs("name", name);
        client.ignore("secretSet");
        var prefixes = client.list("prefixes", 1, MOST_PREFIXES, LONGEST_PREFIX, SourcePrefix::of);
        String secret = client.optionalText("secret", LONGEST_SECRET);
        var kinds = client.someOf("kinds", ClientKind.class, EnumSet.allOf(ClientKind.class));
        Protection authenticator = client.oneOf("messageAuthenticator", Protection.class, Protection.REQUIRE);
        Protection proxyState = client.oneOf("proxyState", Protection.class, Protection.REQUIRE);
        boolean mayReportNas = client.flag("mayReportNas", false);
        boolean signReplies = client.flag("signReplies", true);
        String nas = client.optionalText("nas", 64);
        return client.finish(() -> new ClientCommand(
                name, prefixes, secret, kinds, authenticator, proxyState, mayReportNas, signReplies, nas));
    }

    private static Shown shown(ClientView client) {
        return Shown.at("clients/" + Shown.segment(client.name()), client.json(), client.version());
    }
}
