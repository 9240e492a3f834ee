package io.sluice.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a login leads back to: a page of our own, or nowhere. A browser takes {@code //host} and {@code /\host} for another site,
 * and drops control characters before it looks, so nothing but plain characters is let through.
 */
final class ReturnAddress {
    static final String PARAMETER = "returnTo";
    private static final int LONGEST = 1000;
    private static final Pattern PAGE = Pattern.compile(
            "/(operator|enterprise|residential)(/[A-Za-z0-9_.-]*)*(\\?[A-Za-z0-9_.~!$&'()*+,;=:@/?%-]*)?");

    private ReturnAddress() {}

    /** The address if it is one of our pages, else the fall-back. */
    static String of(@Nullable String text, String otherwise) {
        boolean own =
                text != null && text.length() <= LONGEST && PAGE.matcher(text).matches() && !text.contains("/..");
        return own ? text : otherwise;
    }

    /** The login page, which will lead back to what was asked for if it was a page to look at. */
    static String loginFor(HttpServletRequest request) {
        String path = request.getRequestURI();
        String query = request.getQueryString();
        String asked = query == null ? path : path + '?' + query;
        boolean again = request.getMethod().equals("GET") && !of(asked, "").isEmpty();
        String login = request.getContextPath() + LoginForm.PATH;
        return again ? login + '?' + PARAMETER + '=' + URLEncoder.encode(asked, StandardCharsets.UTF_8) : login;
    }
}
