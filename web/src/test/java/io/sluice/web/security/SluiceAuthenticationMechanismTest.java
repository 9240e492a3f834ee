package io.sluice.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.security.PortalRole;
import io.sluice.subscriber.TenantScope;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SluiceAuthenticationMechanismTest {
    private static final Caller ANNA = new Caller("anna", PortalRole.OPERATOR, TenantScope.ALL);
    private static final String RIGHT = AuthorizationHeaderTest.basic("anna:right");

    private final Answer answer = new Answer();
    private final Container container = new Container();
    private @Nullable HttpServletRequest request;
    private IdentityStoreHandler identities =
            credential -> credential instanceof UsernamePasswordCredential pair && pair.compareTo("anna", "right")
                    ? new CredentialValidationResult(ANNA, Set.of("operator"))
                    : CredentialValidationResult.INVALID_RESULT;

    @Test
    void logsIn_andLeavesTheCallerWithTheRequest() throws AuthenticationException {
        assertThat(validate(RIGHT, true)).isEqualTo(AuthenticationStatus.SUCCESS);

        assertThat(container.groups).containsExactly("operator");
        assertThat(Caller.of(request)).contains(ANNA);
    }

    @Test
    void challengesForBothSchemes_whenNothingIsSent() throws AuthenticationException {
        assertThat(validate(null, true)).isEqualTo(AuthenticationStatus.SEND_FAILURE);

        assertThat(answer.status).isEqualTo(401);
        assertThat(answer.headers)
                .contains(
                        "WWW-Authenticate: Basic realm=\"Sluice\", charset=\"UTF-8\"",
                        "WWW-Authenticate: Bearer realm=\"Sluice\"",
                        "X-Content-Type-Options: nosniff",
                        "Cache-Control: no-store");
        assertThat(answer.body()).startsWith("{\"type\":\"/problems/#unauthenticated\"");
        assertThat(Caller.of(request)).isEmpty();
    }

    @Test
    void refusesWrongCredentials_evenWhereNoneAreNeeded() throws AuthenticationException {
        assertThat(validate(AuthorizationHeaderTest.basic("anna:wrong"), false))
                .isEqualTo(AuthenticationStatus.SEND_FAILURE);

        assertThat(answer.headers)
                .contains("WWW-Authenticate: Bearer realm=\"Sluice\", error=\"invalid_token\","
                        + " error_description=\"The token is unknown, expired or revoked\"");
    }

    @Test
    void letsAnybodySeeAnOpenPage() throws AuthenticationException {
        assertThat(validate(null, false)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(answer.status).isZero();
    }

    @Test
    void answersWithAProblem_whenTheDirectoryFails() throws AuthenticationException {
        Logger log = Logger.getLogger("io.sluice.web");
        log.setLevel(Level.OFF);
        identities = credential -> {
            throw new IllegalStateException("select secret");
        };

        assertThat(validate(RIGHT, true)).isEqualTo(AuthenticationStatus.SEND_FAILURE);

        log.setLevel(null);
        assertThat(answer.status).isEqualTo(500);
        assertThat(answer.body()).contains("internal-error").doesNotContain("secret");
    }

    private AuthenticationStatus validate(@Nullable String header, boolean isProtected) throws AuthenticationException {
        Map<String, String> headers = header == null ? Map.of() : Map.of("Authorization", header);
        request = Requests.of("GET", "/api/v1/subscriber-sessions", headers);
        return new SluiceAuthenticationMechanism(identities, new PageLogin())
                .validateRequest(request, answer.response(), container.context(isProtected));
    }

    /** What a response was told; the first word of a header's line is its name. */
    private static final class Answer {
        private final List<String> headers = new ArrayList<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;

        String body() {
            return body.toString(StandardCharsets.UTF_8);
        }

        HttpServletResponse response() {
            return proxy(HttpServletResponse.class, (method, arguments) -> {
                switch (method) {
                    case "setHeader", "addHeader" -> headers.add(arguments[0] + ": " + arguments[1]);
                    case "setStatus" -> status = (int) arguments[0];
                    case "getOutputStream" -> {
                        return stream();
                    }
                    case "setContentType", "setContentLength", "flushBuffer" -> {}
                    default -> throw new UnsupportedOperationException(method);
                }
                return null;
            });
        }

        private ServletOutputStream stream() {
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

    private static final class Container {
        private Set<String> groups = Set.of();

        @SuppressWarnings("unchecked") // the groups are given as a set of text
        HttpMessageContext context(boolean isProtected) {
            return proxy(HttpMessageContext.class, (method, arguments) -> switch (method) {
                case "isProtected" -> isProtected;
                case "doNothing" -> AuthenticationStatus.NOT_DONE;
                case "notifyContainerAboutLogin" -> {
                    groups = (Set<String>) arguments[1];
                    yield AuthenticationStatus.SUCCESS;
                }
                default -> throw new UnsupportedOperationException(method);
            });
        }
    }

    private interface Told {
        @Nullable
        Object with(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Told told) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> told.with(method.getName(), arguments)));
    }
}
