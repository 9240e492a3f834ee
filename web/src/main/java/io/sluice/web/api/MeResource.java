package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.BILLING;
import static io.sluice.ejb.security.PortalRole.IT_MANAGER;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;
import static io.sluice.ejb.security.PortalRole.SUBSCRIBER;

import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.security.PasswordPolicy;
import io.sluice.ejb.security.UserManager;
import io.sluice.ejb.security.UserView;
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
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Whoever asks, and the one thing that everybody may change of themselves. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, BILLING, RETAILER_MANAGER, IT_MANAGER, SUBSCRIBER})
public class MeResource {

    @EJB
    private UserManager users;

    @Inject
    private Writes writes;

    @Inject
    private IdentityStoreHandler identities;

    @Context
    private HttpServletRequest request;

    @GET
    public Response me() {
        UserView me =
                users.one(writes.actor().name()).orElseThrow(() -> Refusal.notFound("You were removed a moment ago."));
        return Answers.one(me.json(), me.version());
    }

    /** The old password must be shown again, and counts as an attempt to log in. */
    @PUT
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(JsonBody body) {
        if (Caller.of(request).filter(Caller::isByToken).isPresent()) {
            throw Refused.because(Reason.FORBIDDEN, "A token cannot change its owner's password.");
        }
        Fields passwords = body.object();
        String current = passwords.text("currentPassword", PasswordPolicy.MOST);
        String next = passwords.text("password", PasswordPolicy.MOST);
        return passwords.finish(() -> changed(current, next));
    }

    private Response changed(String current, String next) {
        String name = writes.actor().name();
        CredentialValidationResult shown = identities.validate(new UsernamePasswordCredential(name, current));
        if (shown.getStatus() != CredentialValidationResult.Status.VALID) {
            throw Refused.invalid("/currentPassword", "This is not your password.");
        }
        return writes.put(
                () -> users.changeOwnPassword(next, writes.actor()),
                user -> Shown.at("me", user.json(), user.version()));
    }
}
