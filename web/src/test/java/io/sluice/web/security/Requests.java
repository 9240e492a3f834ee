package io.sluice.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Servlet requests for tests: method, path, attributes and headers, no body; nothing else is understood. */
public final class Requests {
    private Requests() {}

    public static HttpServletRequest of(String method, String path, @Nullable Caller caller) {
        HttpServletRequest request = of(method, path, Map.of());
        if (caller != null) {
            caller.attachTo(request);
        }
        return request;
    }

    static HttpServletRequest of(String method, String path, Map<String, String> headers) {
        Map<Object, Object> attributes = new HashMap<>();
        return (HttpServletRequest) Proxy.newProxyInstance(
                Requests.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getRequestURI", "getServletPath" -> path;
                    case "getContextPath" -> "";
                    case "getRemoteAddr" -> "10.0.0.9";
                    case "getInputStream" -> new EmptyBody();
                    case "getHeader" -> headers.get(arguments[0].toString());
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }
}
