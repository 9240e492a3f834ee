package io.sluice.web.security;

import io.sluice.ejb.security.LockoutRule;
import io.sluice.ejb.security.SecurityEvents;
import io.sluice.ejb.security.UserDirectory;
import io.sluice.web.WebLog;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Jakarta Security's way to {@link Logins}: passwords and API tokens, the role as the only group. */
@ApplicationScoped
public class PortalIdentityStore implements IdentityStore {

    @EJB
    private UserDirectory users;

    @Inject
    private SecurityEvents events;

    @Inject
    private HttpServletRequest request;

    private Logins logins;

    @PostConstruct
    void open() {
        logins = new Logins(users, LockoutRule.DEFAULT, Clock.systemUTC(), new SecureRandom(), WebLog.LOGGER, events);
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (credential instanceof UsernamePasswordCredential pair) {
            return result(logins.byPassword(pair.getCaller(), pair.getPasswordAsString(), request.getRemoteAddr()));
        }
        if (credential instanceof BearerCredential token) {
            return result(logins.byToken(token));
        }
        return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private static CredentialValidationResult result(Optional<Caller> found) {
        return found.map(caller -> new CredentialValidationResult(
                        caller, Set.of(caller.role().text())))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
