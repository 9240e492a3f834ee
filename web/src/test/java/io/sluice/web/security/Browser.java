package io.sluice.web.security;

import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A browser in front of {@link PageLogin}: it keeps its session and its cookies as one would, and no container is there. */
final class Browser {
    private final FakeUsers users;
    private final Logins logins;
    private final PageLogin pages;
    private @Nullable Session session;
    private final Map<String, String> cookies = new HashMap<>();

    /** What came back; the caller is who the page would have been shown to. */
    record Answer(
            AuthenticationStatus status,
            int code,
            @Nullable String location,
            String body,
            Optional<Caller> caller,
            Optional<LoginForm.Problem> problem) {}

    Browser(FakeUsers users, Clock clock, Logins logins) {
        this.users = users;
        this.logins = logins;
        pages = new PageLogin(new PageSessions(this.users, clock));
    }

    Answer get(String path) throws AuthenticationException {
        return send("GET", path, Map.of(), Map.of());
    }

    Answer refresh(String path) throws AuthenticationException {
        return send("POST", path, Map.of(), Map.of("Faces-Request", "partial/ajax"));
    }

    Answer logIn(String name, String password, Map<String, String> more) throws AuthenticationException {
        Map<String, String> fields = new HashMap<>(Map.of("name", name, "password", password));
        fields.put("token", formToken());
        fields.putAll(more);
        return send("POST", "/login", fields, Map.of());
    }

    /** Opens the login page, which gives the form its token and the browser its cookie. */
    String formToken() {
        return LoginForm.token(request("GET", "/login", Map.of(), Map.of()), response(new Told()), new SecureRandom());
    }

    @Nullable
    String sessionId() {
        return session == null ? null : session.id;
    }

    Answer send(String method, String path, Map<String, String> fields, Map<String, String> headers)
            throws AuthenticationException {
        HttpServletRequest request = request(method, path, fields, headers);
        Told told = new Told();
        AuthenticationStatus status = pages.validate(request, response(told), context(path), credential -> {
            UsernamePasswordCredential pair = (UsernamePasswordCredential) credential;
            return logins.byPassword(pair.getCaller(), pair.getPasswordAsString(), null)
                    .map(caller -> new CredentialValidationResult(
                            caller, Set.of(caller.role().text())))
                    .orElse(CredentialValidationResult.INVALID_RESULT);
        });
        return new Answer(
                status,
                told.code,
                told.location,
                told.body.toString(StandardCharsets.UTF_8),
                Caller.of(request),
                LoginForm.problem(request));
    }

    private HttpServletRequest request(
            String method, String path, Map<String, String> fields, Map<String, String> headers) {
        Map<Object, Object> attributes = new HashMap<>();
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        return fake(HttpServletRequest.class, (called, arguments) -> switch (called) {
            case "getMethod" -> method;
            case "getRequestURI", "getServletPath" -> bare;
            case "getQueryString" -> query < 0 ? null : path.substring(query + 1);
            case "getContextPath" -> "";
            case "isSecure" -> false;
            case "getHeader" -> headers.get(arguments[0].toString());
            case "getParameter" -> fields.get(arguments[0].toString());
            case "getCookies" ->
                cookies.entrySet().stream()
                        .map(each -> new Cookie(each.getKey(), each.getValue()))
                        .toArray(Cookie[]::new);
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
            case "getSession" -> session(arguments.length == 0 || (boolean) arguments[0]);
            default -> throw new UnsupportedOperationException(called);
        });
    }

    private @Nullable HttpSession session(boolean create) {
        if (session == null && create) {
            session = new Session();
        }
        Session now = session;
        return now == null
                ? null
                : fake(HttpSession.class, (called, arguments) -> switch (called) {
                    case "getAttribute" -> now.attributes.get(arguments[0].toString());
                    case "setAttribute" -> now.attributes.put(arguments[0].toString(), arguments[1]);
                    case "invalidate" -> session = null;
                    default -> throw new UnsupportedOperationException(called);
                });
    }

    private HttpServletResponse response(Told told) {
        return fake(HttpServletResponse.class, (called, arguments) -> {
            switch (called) {
                case "addCookie" -> {
                    Cookie cookie = (Cookie) arguments[0];
                    cookies.put(cookie.getName(), cookie.getValue());
                }
                case "setHeader" -> told.header(arguments[0].toString(), arguments[1].toString());
                case "setStatus", "sendError" -> told.code = (int) arguments[0];
                case "getOutputStream" -> {
                    return told.stream();
                }
                case "setContentType" -> {}
                default -> throw new UnsupportedOperationException(called);
            }
            return null;
        });
    }

    private static HttpMessageContext context(String path) {
        return fake(HttpMessageContext.class, (called, arguments) -> switch (called) {
            case "isProtected" -> path.startsWith("/operator/");
            case "doNothing" -> AuthenticationStatus.NOT_DONE;
            case "notifyContainerAboutLogin" -> AuthenticationStatus.SUCCESS;
            default -> throw new UnsupportedOperationException(called);
        });
    }

    private static final class Session {
        private final String id = Long.toHexString(new SecureRandom().nextLong());
        private final Map<String, Object> attributes = new HashMap<>();
    }

    private static final class Told {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int code;
        private @Nullable String location;

        void header(String name, String value) {
            if (name.equals("Location")) {
                location = value;
            }
        }

        ServletOutputStream stream() {
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void write(int octet) {
                    body.write(octet);
                }
            };
        }
    }

    private interface Called {
        @Nullable
        Object with(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Called called) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        called.with(method.getName(), arguments == null ? new Object[0] : arguments)));
    }
}
