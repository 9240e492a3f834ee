package io.sluice.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.security.PortalRole;
import io.sluice.session.SessionState;
import io.sluice.subscriber.TenantScope;
import io.sluice.web.problem.ProblemMapper;
import io.sluice.web.security.AccessFilter;
import io.sluice.web.security.Caller;
import io.sluice.web.security.RememberedEvents;
import io.sluice.web.security.Requests;
import jakarta.ejb.EJBException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.resteasy.core.SynchronousDispatcher;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The resources with their filters and the mapper, on the server's own REST engine, without a server. */
class RestTest {
    private final Logger log = Logger.getLogger("io.sluice.web");
    private final FakeSessions sessions = new FakeSessions();
    private final SynchronousDispatcher rest = (SynchronousDispatcher) MockDispatcherFactory.createDispatcher();
    private final RememberedEvents events = new RememberedEvents();
    private @Nullable Caller caller = new Caller("anna", PortalRole.OPERATOR, TenantScope.ALL);

    @BeforeEach
    void deploy() {
        log.setLevel(Level.OFF); // the stack traces that two tests cause belong to nobody
        rest.getProviderFactory().registerProviderInstance(new AccessFilter(events));
        rest.getProviderFactory().register(ParameterFilter.class);
        rest.getProviderFactory().register(ProblemMapper.class);
        rest.getRegistry().addSingletonResource(new SubscriberSessionsResource(sessions));
        rest.getRegistry().addSingletonResource(new ServiceSessionsResource(sessions));
        rest.getRegistry().addSingletonResource(new Forgotten());
    }

    @AfterEach
    void logAgain() {
        log.setLevel(null);
    }

    @Nested
    class Reading {
        @Test
        void listsSessions_exactly() {
            JsonObject item = ok("/subscriber-sessions").getJsonArray("items").getJsonObject(0);

            assertThat(item).isEqualTo(json("""
                    {"id": "01900000-0000-7000-8000-000000000001", "login": "client1@isp1.com", "nas": "demo",
                     "acctSessionId": "erx 7", "state": "ACTIVE", "owner": "AAA", "nasPort": 4294967295,
                     "framedIpAddress": "10.1.2.3", "startedAt": "2026-11-22T08:00:00Z", "lastSeenAt": "2026-11-22T08:10:00.500Z",
                     "sessionTime": "PT10M", "inputOctets": 9223372036854775807, "outputOctets": 7, "inputPackets": 0,
                     "outputPackets": 0}"""));
        }

        @Test
        void showsOneSession_itsServices_andOneService() {
            assertThat(ok("/subscriber-sessions/" + FakeSessions.ID).getString("login"))
                    .isEqualTo("client1@isp1.com");
            JsonObject service = ok("/subscriber-sessions/" + FakeSessions.ID + "/service-sessions")
                    .getJsonArray("items")
                    .getJsonObject(0);

            assertThat(service).isEqualTo(ok("/service-sessions/" + FakeSessions.ID));
            assertThat(service.getString("service")).isEqualTo("tiered(1280000, 5120000)");
            assertThat(service.getString("timeout")).isEqualTo("PT5H");
            assertThat(service.getInt("volumeMb")).isEqualTo(500);
            assertThat(service.getString("interimInterval")).isEqualTo("PT10M");
            assertThat(service.getString("stopCause")).isEqualTo("USER_LOGOUT");
            assertThat(service.getBoolean("static")).isTrue();
            assertThat(service).doesNotContainKey("serviceId");
        }

        @Test
        void passesFiltersAndScopeOn() {
            caller = new Caller("mona", PortalRole.RETAILER_MANAGER, TenantScope.ofRetailer(7));

            ok("/subscriber-sessions?login=a%2Bb%40c&nas=demo&ip=10.1.2.3&state=STALE&limit=5&cursor=x");

            assertThat(Objects.requireNonNull(sessions.filter)).satisfies(filter -> {
                assertThat(filter.login()).isEqualTo("a+b@c");
                assertThat(filter.nas()).isEqualTo("demo");
                assertThat(filter.framedIpAddress()).isEqualTo("10.1.2.3");
                assertThat(filter.state()).isEqualTo(SessionState.STALE);
            });
            assertThat(sessions.scope).isEqualTo(TenantScope.ofRetailer(7));
            assertThat(Objects.requireNonNull(sessions.page).limit()).isEqualTo(5);
            assertThat(sessions.page.cursor()).isEqualTo("x");
        }

        @Test
        void leadsToTheNextPage_withAllOtherParameters() {
            sessions.next = "b/c=";

            MockHttpResponse response = send("GET", "/subscriber-sessions?cursor=a&login=x%26y&limit=1");

            assertThat(response.getOutputHeaders().getFirst("Link"))
                    .hasToString("</subscriber-sessions?login=x%26y&limit=1&cursor=b%2Fc%3D>; rel=\"next\"");
        }

        @Test
        void givesNoLink_onTheLastPage() {
            assertThat(send("GET", "/subscriber-sessions").getOutputHeaders()).doesNotContainKey("Link");
        }
    }

    @Nested
    class Refusing {
        @ParameterizedTest
        @CsvSource({
            "limt=2, unknown-parameter, limt",
            "limit=2&limit=3, repeated-parameter, limit",
            "limit=0, invalid-parameter, limit",
            "limit=, invalid-parameter, limit",
            "state=online, invalid-parameter, state",
            "ip=host, invalid-parameter, ip",
            "login=, invalid-parameter, login",
            "cursor=wrong, invalid-cursor, cursor",
        })
        void namesTheParameter(String query, String type, String parameter) {
            JsonObject problem = problem(400, "GET", "/subscriber-sessions?" + query);

            assertThat(problem.getString("type")).isEqualTo("/problems/#" + type);
            assertThat(problem.getString("parameter")).isEqualTo(parameter);
            assertThat(problem.getString("detail")).isNotBlank();
        }

        @Test
        void knowsNoParameterOfASingleResource() {
            problem(400, "GET", "/subscriber-sessions/" + FakeSessions.ID + "?limit=1");
        }

        @ParameterizedTest
        @CsvSource({
            "/nothing",
            "/subscriber-sessions/01900000-0000-7000-8000-000000000002",
            "/subscriber-sessions/1-1-1-1-1",
            "/subscriber-sessions/01900000-0000-7000-8000-000000000002/service-sessions",
            "/service-sessions/x"
        })
        void saysNotFound(String path) {
            assertThat(problem(404, "GET", path).getString("type")).isEqualTo("/problems/#not-found");
        }

        @Test
        void saysNotFound_ofAnothersSession() {
            caller = new Caller("mona", PortalRole.RETAILER_MANAGER, TenantScope.ofRetailer(7));

            problem(404, "GET", "/subscriber-sessions/" + FakeSessions.ID);
        }

        @Test
        void saysWhichMethodsThereAre() {
            MockHttpResponse response = send("DELETE", "/subscriber-sessions");

            assertThat(response.getStatus()).isEqualTo(405);
            assertThat(response.getOutputHeaders().getFirst("Allow").toString()).contains("GET");
            assertThat(json(response).getString("type")).isEqualTo("/problems/#method-not-allowed");
        }

        @Test
        void givesJsonOnly() throws URISyntaxException {
            MockHttpRequest request =
                    MockHttpRequest.get("/subscriber-sessions").accept("text/xml");

            assertThat(json(send(request)).getInt("status")).isEqualTo(406);
        }

        @Test
        void hidesTheCauseOfAFailure_butNamesAReference() {
            sessions.failure = new EJBException(new IllegalStateException("select secret from table"));

            JsonObject problem = problem(500, "GET", "/subscriber-sessions");

            assertThat(problem.toString()).doesNotContain("secret");
            assertThat(problem.getString("detail")).containsPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
        }

        @Test
        void saysUnavailable_whenTheDatabaseIsAway() {
            sessions.failure = new EJBException(new IllegalStateException(new SQLException("gone", "57P01")));

            assertThat(problem(503, "GET", "/subscriber-sessions").getString("type"))
                    .isEqualTo("/problems/#unavailable");
        }
    }

    @Nested
    class Access {
        @ParameterizedTest
        @EnumSource
        void followsTheRole(PortalRole role) {
            caller = new Caller("anna", role, TenantScope.ALL);
            boolean may =
                    switch (role) {
                        case ADMIN, OPERATOR, AUDITOR, RETAILER_MANAGER -> true;
                        case BILLING, IT_MANAGER, SUBSCRIBER -> false;
                    };

            assertThat(send("GET", "/subscriber-sessions").getStatus()).isEqualTo(may ? 200 : 403);
            assertThat(send("GET", "/service-sessions").getStatus()).isEqualTo(may ? 200 : 403);
        }

        @ParameterizedTest
        @EnumSource
        void isDeniedToAll_whereAResourceSaysNothing(PortalRole role) {
            caller = new Caller("anna", role, TenantScope.ALL);

            assertThat(problem(403, "GET", "/forgotten").getString("type")).isEqualTo("/problems/#forbidden");
        }

        @Test
        void isDenied_whenNobodyIsLoggedIn() {
            caller = null;

            problem(403, "GET", "/subscriber-sessions");
        }

        @Test
        void isDecidedBeforeParametersAreRead() {
            caller = new Caller("sub", PortalRole.SUBSCRIBER, TenantScope.ALL);

            problem(403, "GET", "/subscriber-sessions?limt=1");
        }
    }

    /** A resource whose author forgot to say who may use it. */
    @Path("forgotten")
    public static class Forgotten {
        @GET
        public String read() {
            return "secret";
        }
    }

    private JsonObject ok(String path) {
        MockHttpResponse response = send("GET", path);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getOutputHeaders().getFirst("Content-Type")).hasToString("application/json");
        return json(response);
    }

    private JsonObject problem(int status, String method, String path) {
        MockHttpResponse response = send(method, path);
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getOutputHeaders().getFirst("Content-Type")).hasToString("application/problem+json");
        JsonObject problem = json(response);
        assertThat(problem.getInt("status")).isEqualTo(status);
        return problem;
    }

    private MockHttpResponse send(String method, String path) {
        try {
            return send(MockHttpRequest.create(method, path));
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private MockHttpResponse send(MockHttpRequest request) {
        MockHttpResponse response = new MockHttpResponse();
        rest.getDefaultContextObjects()
                .put(
                        HttpServletRequest.class,
                        Requests.of(
                                request.getHttpMethod(),
                                request.getUri().getRequestUri().getPath(),
                                caller));
        rest.invoke(request, response);
        return response;
    }

    private static JsonObject json(MockHttpResponse response) {
        return json(new String(response.getOutput(), StandardCharsets.UTF_8));
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
