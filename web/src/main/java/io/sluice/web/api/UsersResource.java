package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;

import io.sluice.ejb.security.PasswordPolicy;
import io.sluice.ejb.security.PortalRole;
import io.sluice.ejb.security.UserCommand;
import io.sluice.ejb.security.UserFilter;
import io.sluice.ejb.security.UserManager;
import io.sluice.ejb.security.UserView;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** People and programs that use this interface and the portals. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, AUDITOR})
public class UsersResource {

    private static final int LONGEST_NAME = 64;

    @EJB
    private UserManager users;

    @Inject
    private Writes writes;

    @Context
    private UriInfo asked;

    @GET
    public Response list(
            @QueryParam("role") @Nullable String role,
            @QueryParam("retailer") @Nullable String retailer,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        UserFilter filter =
                new UserFilter(Parameters.oneOf(PortalRole.class, "role", role), Parameters.name("retailer", retailer));
        return Answers.page(users.list(filter, Parameters.page(limit, cursor)), UserView::json, asked);
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name) {
        return users.one(name)
                .map(user -> Answers.one(user.json(), user.version()))
                .orElseThrow(() -> Refusal.notFound("No user has the name " + name + '.'));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo(ADMIN)
    public Response create(JsonBody body) {
        Fields user = body.object();
        UserCommand command = command(user.text("name", LONGEST_NAME), user);
        return writes.post(body, () -> users.create(command, writes.actor()), UsersResource::shown);
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo(ADMIN)
    public Response put(@PathParam("name") String name, JsonBody body) {
        Fields user = body.object();
        user.sameAs("name", name);
        UserCommand command = command(name, user);
        return writes.put(() -> users.put(command, writes.expected(), writes.actor()), UsersResource::shown);
    }

    @DELETE
    @Path("{name}")
    @AllowedTo(ADMIN)
    public Response remove(@PathParam("name") String name) {
        return writes.delete(() -> users.remove(name, writes.expected(), writes.actor()));
    }

    /** Ends a lock-out before its time. */
    @POST
    @Path("{name}:unlock")
    @AllowedTo(ADMIN)
    public Response unlock(@PathParam("name") String name) {
        return writes.patch(() -> users.unlock(name, writes.actor()), UsersResource::shown);
    }

    private static UserCommand command(String name, Fields user) {
        user.ignore("id");
        user.ignore("lockedUntil");
        PortalRole role = user.oneOf("role", PortalRole.class);
        String retailer = user.optionalText("retailer", LONGEST_NAME);
        Long subscriber = user.optionalNumber("subscriber", 1, Long.MAX_VALUE);
        boolean enabled = user.flag("enabled", true);
        String password = user.optionalText("password", PasswordPolicy.MOST);
        return user.finish(() -> new UserCommand(name, role, retailer, subscriber, enabled, password));
    }

    private static Shown shown(UserView user) {
        return Shown.at("users/" + Shown.segment(user.name()), user.json(), user.version());
    }
}
