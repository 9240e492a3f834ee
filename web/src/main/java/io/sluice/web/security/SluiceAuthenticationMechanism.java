package io.sluice.web.security;

import io.sluice.web.problem.Failures;
import io.sluice.web.problem.Problem;
import io.sluice.web.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The one way to become somebody. Programs send a name and password (Basic) or an API token (Bearer) with each request; a
 * credential that is there must be right even where none is needed. People log in to the pages by a form ({@link PageLogin}) and
 * then have a session, whose cookie the REST interface never looks at: there is nothing for another site to ride on.
 */
@ApplicationScoped
public class SluiceAuthenticationMechanism implements HttpAuthenticationMechanism {
    private static final String AUTHORIZATION = "Authorization";
    private static final String CHALLENGE = "WWW-Authenticate";

    /** RFC 6750 §3.1; which of these it is, whoever guesses is not told. */
    private static final String INVALID =
            ", error=\"invalid_token\", error_description=\"The token is unknown, expired or revoked\"";

    private final StrangersBody strangers = new StrangersBody();
    private IdentityStoreHandler identities;
    private PageLogin pages;

    /** For the container's proxy. */
    protected SluiceAuthenticationMechanism() {}

    @Inject
    public SluiceAuthenticationMechanism(IdentityStoreHandler identities, PageLogin pages) {
        this.identities = identities;
        this.pages = pages;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        String header = request.getHeader(AUTHORIZATION);
        if (header == null && PageLogin.isFor(request)) {
            return pages.validate(request, response, context, identities);
        }
        if (header == null && !context.isProtected()) {
            return context.doNothing();
        }
        CredentialValidationResult result;
        try {
            result = AuthorizationHeader.credential(header)
                    .map(identities::validate)
                    .orElse(CredentialValidationResult.INVALID_RESULT);
        } catch (RuntimeException broken) {
            // nobody above us would answer with a problem
            return answer(request, response, Failures.of(broken, request.getMethod() + ' ' + request.getRequestURI()));
        }
        if (result.getStatus() == CredentialValidationResult.Status.VALID
                && result.getCallerPrincipal() instanceof Caller caller) {
            caller.attachTo(request);
            return context.notifyContainerAboutLogin(caller, result.getCallerGroups());
        }
        return refuse(request, response, header != null);
    }

    private AuthenticationStatus refuse(HttpServletRequest request, HttpServletResponse response, boolean tried)
            throws AuthenticationException {
        response.addHeader(CHALLENGE, "Basic realm=\"Sluice\", charset=\"UTF-8\"");
        response.addHeader(CHALLENGE, "Bearer realm=\"Sluice\"" + (tried ? INVALID : ""));
        String detail = tried
                ? "These credentials are not accepted."
                : "Send a user name and password (Basic) or an API token (Bearer).";
        return answer(request, response, Problem.of(ProblemType.UNAUTHENTICATED, detail));
    }

    private AuthenticationStatus answer(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws AuthenticationException {
        SecurityHeaders.addTo(response);
        try {
            strangers.readAway(request.getInputStream());
            problem.writeTo(response);
        } catch (IOException gone) {
            throw new AuthenticationException("the caller has gone", gone);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }
}
