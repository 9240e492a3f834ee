package io.sluice.web.portal;

import io.sluice.ejb.security.LockoutRule;
import io.sluice.web.security.LoginForm;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The login page. Whether a login is good is decided before this sees the request. */
@Named("loginPage")
@RequestScoped
public class LoginPage {
    private static final SecureRandom RANDOM = new SecureRandom();

    private @Nullable String token;

    /** Before anything is sent, since the cookie must go with it. */
    public void prepare() {
        ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        response.setHeader("Cache-Control", "no-store");
        token = LoginForm.token(request(), response, RANDOM);
    }

    public String getToken() {
        return Objects.requireNonNull(token, "prepare() comes first");
    }

    public String getReturnTo() {
        return LoginForm.returnTo(request());
    }

    /** The name as it was typed, so that only the password is typed again. */
    public String getName() {
        return Objects.requireNonNullElse(request().getParameter("name"), "");
    }

    /** Why the form is shown again; null at the first time. */
    public @Nullable String getProblem() {
        return LoginForm.problem(request()).map(LoginPage::text).orElse(null);
    }

    /** Whether a session has just been ended by hand. */
    public boolean isEnded() {
        return request().getMethod().equals("GET") && request().getParameter("ended") != null;
    }

    private static String text(LoginForm.Problem problem) {
        return switch (problem) {
            case REFUSED ->
                "Name and password do not match, or the account is locked. After "
                        + LockoutRule.DEFAULT.failures() + " failed attempts it stays locked for "
                        + LockoutRule.DEFAULT.pause().toMinutes() + " minutes.";
            case STALE -> "This form could not be used any more. Nothing was tried; please log in again.";
            case UNAVAILABLE -> "The server cannot look anybody up just now. Please try again in a moment.";
        };
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }
}
