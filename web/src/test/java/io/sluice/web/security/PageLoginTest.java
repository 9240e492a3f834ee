package io.sluice.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.security.LockoutRule;
import io.sluice.ejb.security.PortalRole;
import io.sluice.subscriber.TenantScope;
import io.sluice.web.WebLog;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageLoginTest {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final SettableClock clock = new SettableClock();
    private final FakeUsers users = new FakeUsers()
            .with("anna", "right", PortalRole.OPERATOR, null)
            .with("mona", "right", PortalRole.RETAILER_MANAGER, 7L)
            .with("bill", "right", PortalRole.BILLING, null);
    private final Logins logins =
            new Logins(users, LockoutRule.DEFAULT, clock, new SecureRandom(), WebLog.LOGGER, new RememberedEvents());
    private final Browser browser = new Browser(users, clock, logins);

    private Browser.Answer logIn(String name, String password) throws AuthenticationException {
        return browser.logIn(name, password, Map.of());
    }

    @Test
    void leadsToTheLogin_andBackToWhatWasAskedFor() throws AuthenticationException {
        Browser.Answer first = browser.get("/operator/session?id=1&x=a%20b");

        assertThat(first.code()).isEqualTo(303);
        assertThat(first.location()).isEqualTo("/login?returnTo=%2Foperator%2Fsession%3Fid%3D1%26x%3Da%2520b");
        Browser.Answer login = browser.logIn("anna", "right", Map.of("returnTo", "/operator/session?id=1&x=a%20b"));
        assertThat(login.code()).isEqualTo(303);
        assertThat(login.location()).isEqualTo("/operator/session?id=1&x=a%20b");
        assertThat(browser.get("/operator/").caller().map(Caller::getName)).contains("anna");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/operator/",
                "//evil.example/operator/",
                "/\\evil.example",
                "/operator/../api/v1/users",
                "/operator/\t/evil",
                "javascript:alert(1)",
                "/logout",
                "/operatorx/"
            })
    void leadsNowhereElse(String address) throws AuthenticationException {
        assertThat(browser.logIn("anna", "right", Map.of("returnTo", address)).location())
                .isEqualTo("/operator/");
    }

    @Test
    void keepsTheTenant() throws AuthenticationException {
        logIn("mona", "right");

        assertThat(browser.get("/operator/").caller().map(Caller::scope)).contains(TenantScope.ofRetailer(7));
    }

    @Test
    void leadsWhoHasNoPageThereToTheStart() throws AuthenticationException {
        assertThat(logIn("bill", "right").location()).isEqualTo("/");
    }

    @Test
    void saysTheSameForAWrongNameAndAWrongPassword() throws AuthenticationException {
        assertThat(logIn("anna", "wrong").problem()).contains(LoginForm.Problem.REFUSED);
        assertThat(logIn("nobody", "right").problem()).contains(LoginForm.Problem.REFUSED);
        assertThat(logIn("anna", "wrong").code()).isEqualTo(403);
        assertThat(browser.sessionId()).isNull();
    }

    @Test
    void sharesTheLockOutWithBasic() throws AuthenticationException {
        Logger log = Logger.getLogger("io.sluice.web");
        log.setLevel(Level.OFF);
        for (int i = 0; i < LockoutRule.DEFAULT.failures() - 1; i++) {
            assertThat(logins.byPassword("anna", "wrong", null)).isEmpty();
        }

        logIn("anna", "wrong");

        log.setLevel(null);
        assertThat(logIn("anna", "right").problem()).contains(LoginForm.Problem.REFUSED);
        assertThat(logins.byPassword("anna", "right", null)).isEmpty();
    }

    @Test
    void triesNothing_whenTheFormIsNotOurs() throws AuthenticationException {
        browser.formToken();

        Browser.Answer forged = browser.send(
                "POST", "/login", Map.of("name", "anna", "password", "right", "token", "A".repeat(22)), Map.of());

        assertThat(forged.problem()).contains(LoginForm.Problem.STALE);
        assertThat(users.lookups).isZero();
    }

    @Test
    void triesNothing_whenTheFormIsSentByAnotherSite() throws AuthenticationException {
        Map<String, String> fields = Map.of("name", "anna", "password", "right", "token", browser.formToken());

        assertThat(browser.send("POST", "/login", fields, Map.of("Sec-Fetch-Site", "cross-site"))
                        .problem())
                .contains(LoginForm.Problem.STALE);
        assertThat(browser.send("POST", "/login", fields, Map.of("Sec-Fetch-Site", "same-origin"))
                        .location())
                .isEqualTo("/operator/");
    }

    @Test
    void beginsANewSession_atEachLogin() throws AuthenticationException {
        logIn("anna", "right");
        String first = browser.sessionId();

        logIn("mona", "right");

        assertThat(browser.sessionId()).isNotNull().isNotEqualTo(first);
        assertThat(browser.get("/operator/").caller().map(Caller::getName)).contains("mona");
    }

    @Test
    void endsWithinASecond_whenTheUserIsDisabled() throws AuthenticationException {
        logIn("anna", "right");
        users.disable("anna");
        clock.advance(A_MOMENT);

        assertThat(browser.get("/operator/").code()).isEqualTo(303);
        assertThat(browser.sessionId()).isNull();
    }

    @Test
    void endsWithinASecond_whenThePasswordOrTheRoleIsAnother() throws AuthenticationException {
        logIn("anna", "right");
        users.with("anna", "other", PortalRole.OPERATOR, null);
        clock.advance(A_MOMENT);

        assertThat(browser.get("/operator/").caller()).isEmpty();

        logIn("mona", "right");
        users.with("mona", "right", PortalRole.RETAILER_MANAGER, 8L);
        clock.advance(A_MOMENT);

        assertThat(browser.get("/operator/").caller()).isEmpty();
    }

    @Test
    void asksTheDirectoryAtMostOnceASecond() throws AuthenticationException {
        logIn("anna", "right");
        int before = users.lookups;

        for (int i = 0; i < 10; i++) {
            browser.get("/operator/");
        }

        assertThat(users.lookups).isEqualTo(before);
    }

    @Test
    void endsUnused_howeverOftenThePageRefreshesItself() throws AuthenticationException {
        logIn("anna", "right");
        Duration refresh = Duration.ofMinutes(10);
        clock.advance(refresh);
        assertThat(browser.refresh("/operator/").caller()).isPresent();
        clock.advance(refresh);
        assertThat(browser.refresh("/operator/").caller()).isPresent();
        clock.advance(refresh);

        Browser.Answer ended = browser.refresh("/operator/");

        assertThat(ended.status()).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(ended.body()).contains("<partial-response><redirect url=\"/login\"/>");
    }

    @Test
    void staysWhileItIsUsed_butNotForever() throws AuthenticationException {
        logIn("anna", "right");
        Duration use = Duration.ofMinutes(29);
        Instant end = clock.instant().plus(PageSession.LONGEST);
        for (; clock.instant().plus(use).isBefore(end); clock.advance(use)) {
            assertThat(browser.get("/operator/").caller()).isPresent();
        }
        clock.advance(use);

        assertThat(browser.get("/operator/").caller()).isEmpty();
    }

    @Test
    void letsAnybodySeeTheLoginPage() throws AuthenticationException {
        assertThat(browser.get("/login").status()).isEqualTo(AuthenticationStatus.NOT_DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/api/v1/operator/", "/", "/openapi", "/logins", "/operator"})
    void isNotAskedForAnythingElse(String path) {
        assertThat(PageLogin.isFor(Requests.of("GET", path, Map.of()))).isFalse();
    }
}
