package io.sluice.web.security;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a response to one content security policy. PrimeFaces adds a header of its own that allows the page's scripts by a nonce; as
 * a second header it would allow nothing, for browsers obey both. Its part therefore takes the place of ours for scripts.
 */
final class OnePolicy extends HttpServletResponseWrapper {
    private static final String NAME = "Content-Security-Policy";
    private static final String SCRIPTS = "script-src 'self'";
    private static final Pattern WITH_NONCE = Pattern.compile("(" + SCRIPTS + " 'nonce-[A-Za-z0-9+/=_-]+');?");

    OnePolicy(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void addHeader(String name, String value) {
        if (!name.equalsIgnoreCase(NAME)) {
            super.addHeader(name, value);
            return;
        }
        Matcher scripts = WITH_NONCE.matcher(value.strip());
        if (!scripts.matches()) {
            throw new IllegalArgumentException("not a policy for scripts: " + value);
        }
        setHeader(NAME, SecurityHeaders.POLICY.replace(SCRIPTS, scripts.group(1)));
    }
}
