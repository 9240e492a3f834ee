package io.sluice.web.security;

import io.sluice.ejb.security.PortalRole;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of the login page: what it carries, and whether it came from our own page. Before a login there is no session to tie a
 * token to, so a cookie that only the login page is sent holds the same random text as the form; another site can set neither.
 */
public final class LoginForm {
    /** Of the page that shows the form, and of the form's target. */
    public static final String PATH = "/login";

    private static final String COOKIE = "sluice-form";
    private static final String PROBLEM = LoginForm.class.getName() + ".problem";

    /** Why the form is shown again. */
    public enum Problem {
        /** A wrong name, a wrong password and a locked account look the same from outside. */
        REFUSED,
        /** The form did not come from the page it was made for, or the page lay too long. */
        STALE,
        UNAVAILABLE
    }

    private LoginForm() {}

    static boolean isPosted(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getServletPath().equals(PATH);
    }

    /** Whether our own login page sent it, as far as a browser can tell. */
    static boolean isGenuine(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        return !foreign && FormTokens.match(request.getParameter("token"), cookie(request));
    }

    static UsernamePasswordCredential credential(HttpServletRequest request) {
        return new UsernamePasswordCredential(text(request, "name"), text(request, "password"));
    }

    static String target(HttpServletRequest request, PortalRole role) {
        String start = PageAccess.MAY.contains(role) ? "/operator/" : "/";
        return request.getContextPath() + ReturnAddress.of(request.getParameter(ReturnAddress.PARAMETER), start);
    }

    static void refuse(HttpServletRequest request, Problem problem) {
        request.setAttribute(PROBLEM, problem);
    }

    /** Why the last attempt failed; empty at the first. */
    public static Optional<Problem> problem(HttpServletRequest request) {
        return Optional.ofNullable((Problem) request.getAttribute(PROBLEM));
    }

    /** Where the login is to lead, for the form to carry on; empty if nowhere in particular. */
    public static String returnTo(HttpServletRequest request) {
        return ReturnAddress.of(request.getParameter(ReturnAddress.PARAMETER), "");
    }

    /** The text the form must carry; the browser gets it as a cookie too. */
    public static String token(HttpServletRequest request, HttpServletResponse response, SecureRandom random) {
        String known = cookie(request);
        String token = FormTokens.isOne(known) ? Objects.requireNonNull(known) : FormTokens.fresh(random);
        Cookie cookie = new Cookie(COOKIE, token);
        cookie.setPath(request.getContextPath() + PATH);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        response.addCookie(cookie);
        return token;
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    private static String text(HttpServletRequest request, String field) {
        return Objects.requireNonNullElse(request.getParameter(field), "");
    }
}
