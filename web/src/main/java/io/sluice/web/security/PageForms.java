package io.sluice.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What servlets behind the pages' forms share: whether a form is ours, and a word for the page that follows. */
public final class PageForms {
    private static final String WORD = PageForms.class.getName() + ".word";
    private static final String BAD = PageForms.class.getName() + ".bad";

    private PageForms() {}

    /** What the last form came to. */
    public record Word(String text, boolean bad) {}

    /** Whether the form carries what this session's pages were given. */
    public static boolean isOurs(HttpServletRequest request) {
        return PageSessions.formToken(request)
                .filter(wanted -> FormTokens.match(request.getParameter("token"), wanted))
                .isPresent();
    }

    /** Leaves a word for the next page of this session. */
    public static void leave(HttpServletRequest request, String text, boolean bad) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.setAttribute(WORD, text);
            session.setAttribute(BAD, bad);
        }
    }

    /** Takes the word; a second time it is gone. */
    public static Optional<Word> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        @Nullable Object text = session == null ? null : session.getAttribute(WORD);
        if (session == null || text == null) {
            return Optional.empty();
        }
        boolean bad = Boolean.TRUE.equals(session.getAttribute(BAD));
        session.removeAttribute(WORD);
        session.removeAttribute(BAD);
        return Optional.of(new Word(text.toString(), bad));
    }
}
