package io.sluice.web.api.write;

import io.sluice.ejb.security.MasterKey;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells one request from another without keeping it: HMAC-SHA-256, since a plain hash of a short secret could be guessed. */
final class RequestHash {
    private RequestHash() {}

    static byte[] of(MasterKey master, HttpServletRequest request, byte[] body) {
        String target = request.getMethod() + ' ' + request.getRequestURI() + query(request.getQueryString()) + '\n';
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master.subKey("idempotent requests"), "HmacSHA256"));
            mac.update(target.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }

    private static String query(@Nullable String query) {
        return query == null ? "" : '?' + query;
    }
}
