package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.BILLING;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.security.NewToken;
import io.sluice.ejb.security.TokenCommand;
import io.sluice.ejb.security.TokenManager;
import io.sluice.ejb.security.TokenView;
import io.sluice.web.api.write.Fields;
import io.sluice.web.api.write.JsonBody;
import io.sluice.web.api.write.Shown;
import io.sluice.web.api.write.Writes;
import io.sluice.web.problem.Refusal;
import io.sluice.web.security.AllowedTo;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** API tokens: everybody's own, and for who may see them all. */
@Path("tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, BILLING, RETAILER_MANAGER})
public class TokensResource {

    /** What a token may be narrowed to; a test holds it to the resources there are. */
    static final Set<String> NARROWABLE = Set.of(
            "accounting-deliveries",
            "accounting-records",
            "audit",
            "clients",
            "clock",
            "holidays",
            "jobs",
            "limit-events",
            "me",
            "nas",
            "operations",
            "retailers",
            "service-profiles",
            "service-sessions",
            "schedules",
            "scopes",
            "services",
            "subscriber-sessions",
            "subscribers",
            "tokens",
            "usage",
            "users");

    private static final int LONGEST_NAME = 64;

    @EJB
    private TokenManager tokens;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @Context
    private HttpServletRequest request;

    @GET
    public Response list(
            @QueryParam("user") @Nullable String user,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Answers.page(
                tokens.list(Parameters.name("user", user), writes.actor(), Parameters.page(limit, cursor)),
                TokenView::json,
                asked);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        return tokens.one(number(id), writes.actor())
                .map(token -> Answers.one(token.json()))
                .orElseThrow(() -> unknown(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(JsonBody body) {
        if (Caller.of(request).filter(Caller::isByToken).isPresent()) {
            throw Refused.because(Reason.FORBIDDEN, "A token cannot make another one; show your password.");
        }
        TokenCommand command = command(body.object());
        return writes.post(body, () -> tokens.create(command, writes.actor()), TokensResource::shown);
    }

    @DELETE
    @Path("{id}")
    public Response revoke(@PathParam("id") String id) {
        return writes.delete(() -> tokens.revoke(number(id), writes.actor()));
    }

    private static TokenCommand command(Fields token) {
        String name = token.text("name", LONGEST_NAME);
        Instant expiresAt =
                token.parsed("expiresAt", 64, text -> OffsetDateTime.parse(text).toInstant());
        boolean readOnly = token.flag("readOnly", false);
        Set<String> resources =
                Set.copyOf(token.list("resources", 0, NARROWABLE.size(), 64, TokensResource::narrowable));
        String retailer = token.optionalText("retailer", LONGEST_NAME);
        return token.finish(
                () -> new TokenCommand(name, Objects.requireNonNull(expiresAt), readOnly, resources, retailer));
    }

    private static String narrowable(String name) {
        if (!NARROWABLE.contains(name)) {
            throw new IllegalArgumentException("One of these is expected: "
                    + String.join(", ", NARROWABLE.stream().sorted().toList()));
        }
        return name;
    }

    /** The only answer with the token itself. */
    private static Shown shown(NewToken made) {
        return new Shown(
                "tokens/" + made.token().id(),
                Json.createObjectBuilder(made.token().json())
                        .add("token", made.secret())
                        .build(),
                null);
    }

    private static long number(String id) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw unknown(id);
        }
        return Long.parseLong(id);
    }

    private static Refusal unknown(String id) {
        return Refusal.notFound("No token has the id " + id + '.');
    }
}
