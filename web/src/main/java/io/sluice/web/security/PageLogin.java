package io.sluice.web.security;

import io.sluice.web.problem.Failures;
import io.sluice.web.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How people become somebody for the pages: the login form begins a session, a cookie names it. Never used for the REST interface,
 * which therefore needs no protection against forged requests.
 */
@ApplicationScoped
public class PageLogin {
    private static final List<String> PAGES = List.of("/operator/", "/enterprise/", "/residential/");

    private PageSessions sessions;

    /** For the container's proxy. */
    protected PageLogin() {}

    @Inject
    PageLogin(PageSessions sessions) {
        this.sessions = sessions;
    }

    /** The path as the container decoded it, so that no spelling of another one gets a session's rights. */
    static boolean isFor(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(LoginForm.PATH) || PAGES.stream().anyMatch(path::startsWith);
    }

    AuthenticationStatus validate(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context,
            IdentityStoreHandler identities)
            throws AuthenticationException {
        try {
            if (LoginForm.isPosted(request)) {
                return logIn(request, response, context, identities);
            }
            if (!context.isProtected()) {
                return context.doNothing();
            }
            return resume(request, response, context);
        } catch (IOException gone) {
            throw new AuthenticationException("the caller has gone", gone);
        }
    }

    private AuthenticationStatus logIn(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context,
            IdentityStoreHandler identities)
            throws IOException {
        if (!LoginForm.isGenuine(request)) {
            return again(request, response, context, LoginForm.Problem.STALE);
        }
        try {
            CredentialValidationResult result = identities.validate(LoginForm.credential(request));
            if (result.getStatus() == Status.VALID && result.getCallerPrincipal() instanceof Caller caller) {
                sessions.begin(request, caller);
                return redirect(response, LoginForm.target(request, caller.role()));
            }
            return again(request, response, context, LoginForm.Problem.REFUSED);
        } catch (RuntimeException broken) {
            Failures.of(broken, "POST " + LoginForm.PATH);
            return again(request, response, context, LoginForm.Problem.UNAVAILABLE);
        }
    }

    /** Lets the login page show itself once more, with the reason. */
    private static AuthenticationStatus again(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context,
            LoginForm.Problem problem) {
        boolean ours = problem == LoginForm.Problem.UNAVAILABLE;
        response.setStatus(ours ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_FORBIDDEN);
        LoginForm.refuse(request, problem);
        return context.doNothing();
    }

    private AuthenticationStatus resume(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        boolean partial = "partial/ajax".equals(request.getHeader("Faces-Request"));
        boolean byItself = partial || isStream(request);
        Optional<Caller> found;
        try {
            found = sessions.resume(request, !byItself);
        } catch (RuntimeException broken) {
            Failures.of(broken, request.getMethod() + ' ' + request.getRequestURI());
            response.sendError(ProblemType.UNAVAILABLE.status());
            return AuthenticationStatus.SEND_FAILURE;
        }
        if (found.isPresent()) {
            Caller caller = found.get();
            caller.attachTo(request);
            return context.notifyContainerAboutLogin(
                    caller, Set.of(caller.role().text()));
        }
        String login = ReturnAddress.loginFor(request);
        return partial ? redirectScript(response, login) : redirect(response, login);
    }

    /** A page that listens for events begins anew by itself for as long as it is open; that is no use of the session. */
    private static boolean isStream(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/event-stream");
    }

    private static AuthenticationStatus redirect(HttpServletResponse response, String path) {
        SecurityHeaders.addTo(response);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", path);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** A page that refreshes itself follows no redirect; it is told in its own language (Jakarta Faces, partial response). */
    private static AuthenticationStatus redirectScript(HttpServletResponse response, String path) throws IOException {
        SecurityHeaders.addTo(response);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/xml;charset=UTF-8");
        String answer = "<?xml version='1.0' encoding='UTF-8'?>\n<partial-response><redirect url=\""
                + path.replace("&", "&amp;") + "\"/></partial-response>";
        response.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
