package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;

import io.sluice.ejb.scope.ScopeCommand;
import io.sluice.ejb.scope.ScopeManager;
import io.sluice.ejb.scope.ScopeQueries;
import io.sluice.ejb.scope.ScopeView;
import io.sluice.service.ServiceScope;
import io.sluice.subscriber.draft.SubstitutionTexts;
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
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What holds for services in a part of the network or among some subscribers. */
@Path("scopes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR})
public class ScopesResource {

    private static final int MOST_NAMES = 1_000;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PATH = 1_024;
    private static final int MOST_SUBSTITUTIONS = 100;

    @EJB
    private ScopeQueries scopes;

    @EJB
    private ScopeManager manager;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @GET
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return Answers.page(scopes.scopes(Parameters.page(limit, cursor)), ScopeView::json, asked);
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name) {
        return scopes.scope(name)
                .map(scope -> Answers.one(scope.json(), scope.version()))
                .orElseThrow(() -> Refusal.notFound("There is no scope of the name " + name + '.'));
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo({ADMIN, OPERATOR})
    public Response put(@PathParam("name") String name, JsonBody body) {
        ScopeCommand command = command(Parameters.newName(name), body.object());
        return writes.put(() -> manager.put(command, writes.expected(), writes.actor()), ScopesResource::shown);
    }

    @DELETE
    @Path("{name}")
    @AllowedTo({ADMIN, OPERATOR})
    public Response remove(@PathParam("name") String name) {
        return writes.delete(() -> manager.remove(name, writes.expected(), writes.actor()));
    }

    private static ScopeCommand command(String name, Fields scope) {
        scope.sameAs("name", name);
        int precedence = (int) scope.number("precedence", 0, ServiceScope.MAX_PRECEDENCE);
        boolean exclusive = scope.flag("exclusive", false);
        List<String> services = scope.list("services", 0, MOST_NAMES, LONGEST_NAME, UnaryOperator.identity());
        Map<String, String> substitutions =
                scope.texts("substitutions", MOST_SUBSTITUTIONS, LONGEST_NAME, SubstitutionTexts.LONGEST);
        List<String> nases = scope.list("nases", 0, MOST_NAMES, LONGEST_NAME, UnaryOperator.identity());
        List<String> below = scope.list("below", 0, MOST_NAMES, LONGEST_PATH, UnaryOperator.identity());
        return scope.finish(() -> new ScopeCommand(name, precedence, exclusive, services, substitutions, nases, below));
    }

    private static Shown shown(ScopeView scope) {
        return Shown.at("scopes/" + Shown.segment(scope.name()), scope.json(), scope.version());
    }
}
