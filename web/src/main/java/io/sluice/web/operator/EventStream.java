package io.sluice.web.operator;

import io.sluice.ejb.session.SessionQueries;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The stream of events of one session's page ({@code text/event-stream}); it ends after a while and the browser begins it anew. */
@WebServlet(urlPatterns = "/operator/events", asyncSupported = true)
public class EventStream extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @EJB
    private transient SessionQueries sessions;

    @Inject
    private transient SessionEvents events;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<UUID> session = id(request.getParameter("session"))
                .filter(id ->
                        sessions.subscriberSession(id, Caller.scopeOf(request)).isPresent());
        if (session.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        AsyncContext page = request.startAsync();
        page.setTimeout(LONGEST.toMillis());
        page.addListener(new End());
        // A first beat, so that the browser knows at once that it is connected.
        response.getOutputStream().write(new byte[] {':', '\n', '\n'});
        response.flushBuffer();
        if (!events.begin(page, session.get())) {
            page.complete();
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Forgets the page when its exchange is over, for whatever reason. */
    private final class End implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            events.end(event.getAsyncContext());
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            events.end(event.getAsyncContext());
            event.getAsyncContext().complete();
        }

        @Override
        public void onError(AsyncEvent event) {
            events.end(event.getAsyncContext());
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // it is never begun again
        }
    }
}
