package io.sluice.web.security;

import io.sluice.ejb.security.PortalUser;
import io.sluice.ejb.security.UserDirectory;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is logged in to the pages: the HTTP session remembers, the directory is asked again each second. */
@ApplicationScoped
public class PageSessions {
    private static final String ATTRIBUTE = PageSession.class.getName();

    @EJB
    private UserDirectory users;

    private Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    /** For the container. */
    protected PageSessions() {}

    PageSessions(UserDirectory users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** Begins a session for whoever has just shown a right password; whatever session the browser had before is gone. */
    void begin(HttpServletRequest request, Caller caller) {
        end(request);
        PortalUser user = users.byName(caller.getName())
                .orElseThrow(() -> new IllegalStateException("the user has just been removed"));
        request.getSession(true)
                .setAttribute(ATTRIBUTE, PageSession.begin(user, FormTokens.fresh(random), clock.instant()));
    }

    /**
     * Who makes the request; empty if nobody is logged in, or not any more.
     *
     * @param byHand whether a person asks, rather than a page that refreshes itself
     */
    Optional<Caller> resume(HttpServletRequest request, boolean byHand) {
        HttpSession http = request.getSession(false);
        Optional<PageSession> found = of(http);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        PageSession session = found.get();
        if (session.endedBy(now) || session.mustBeChecked(now) && !isStillGood(session)) {
            end(request);
            return Optional.empty();
        }
        PageSession looked = session.mustBeChecked(now) ? session.checkedAt(now) : session;
        http.setAttribute(ATTRIBUTE, byHand ? looked.usedAt(now) : looked);
        return Optional.of(session.caller());
    }

    private boolean isStillGood(PageSession session) {
        return users.byName(session.user()).filter(session::isStillOf).isPresent();
    }

    /** What a form of this session's pages must carry; empty if nobody is logged in. */
    public static Optional<String> formToken(HttpServletRequest request) {
        return of(request.getSession(false)).map(PageSession::formToken);
    }

    /** Ends the session, if there is one. */
    static void end(HttpServletRequest request) {
        HttpSession http = request.getSession(false);
        if (http != null) {
            http.invalidate();
        }
    }

    private static Optional<PageSession> of(@Nullable HttpSession http) {
        return Optional.ofNullable(http).map(session -> (PageSession) session.getAttribute(ATTRIBUTE));
    }
}
