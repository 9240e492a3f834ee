package io.sluice.web.operator;

import io.sluice.ejb.overview.NasFigures;
import io.sluice.ejb.overview.Overviews;
import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.ejb.session.SubscriberSessionFilter;
import io.sluice.ejb.session.SubscriberSessionView;
import io.sluice.session.SessionState;
import io.sluice.web.portal.Visitor;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Subscriber sessions, newest first, a page at a time, as its address says: a list can be bookmarked and sent to a colleague. */
@Named("sessionList")
@RequestScoped
public class SessionListPage {
    private static final int ROWS = 50;
    private static final int MOST_SUGGESTIONS = 200;
    private static final int LONGEST = 253;

    @EJB
    private SessionQueries sessions;

    @EJB
    private Overviews overviews;

    @Inject
    private Visitor visitor;

    private String login = "";
    private String nas = "";
    private String ip = "";
    private String state = "ACTIVE";
    private String cursor = "";
    private @Nullable String problem;
    private @Nullable Page<SubscriberSessionView> page;

    /** The rows; none if what the address asks for makes no sense, and then {@link #getProblem()} says why. */
    public List<SubscriberSessionView> getRows() {
        return page().items();
    }

    /** Leads to what follows; null on the last page. */
    public @Nullable String getOlder() {
        String next = page().next();
        return next == null ? null : address(next);
    }

    /** Leads to the newest; null if they are shown already. */
    public @Nullable String getNewest() {
        return cursor.isEmpty() ? null : address("");
    }

    public @Nullable String getProblem() {
        page();
        return problem;
    }

    public boolean isFiltered() {
        return !login.isEmpty() || !nas.isEmpty() || !ip.isEmpty();
    }

    /** Names for the filter's field to suggest. */
    public List<String> getNasNames() {
        return overviews.overview(visitor.scope()).nases().stream()
                .map(NasFigures::name)
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    public List<SessionState> getStates() {
        return List.of(SessionState.ACTIVE, SessionState.STALE, SessionState.CLOSED, SessionState.EXPECTED);
    }

    private Page<SubscriberSessionView> page() {
        if (page == null) {
            page = found();
        }
        return page;
    }

    private Page<SubscriberSessionView> found() {
        Optional<SessionState> wanted =
                getStates().stream().filter(each -> each.name().equals(state)).findFirst();
        if (wanted.isEmpty() && !state.equals("ANY")) {
            return nothing("There is no state “" + state + "”.");
        }
        if (Stream.of(login, nas, ip).anyMatch(text -> text.length() > LONGEST || text.indexOf('\0') >= 0)) {
            return nothing("Nothing can be named so: at most " + LONGEST + " characters.");
        }
        SubscriberSessionFilter filter =
                new SubscriberSessionFilter(orNull(login), orNull(nas), wanted.orElse(null), orNull(ip));
        try {
            PageRequest request = new PageRequest(ROWS, orNull(cursor));
            return sessions.subscriberSessions(filter, visitor.scope(), request);
        } catch (InvalidCursor unknown) {
            return nothing("This address does not name a place in the list; begin with the newest.");
        }
    }

    private Page<SubscriberSessionView> nothing(String because) {
        problem = because;
        return new Page<>(List.of(), null);
    }

    private String address(String from) {
        Map<String, String> asked = new TreeMap<>(Map.of("login", login, "nas", nas, "ip", ip, "state", state));
        asked.put("from", from);
        return asked.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + '=' + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "sessions?", ""));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = orEmpty(login);
    }

    public String getNas() {
        return nas;
    }

    public void setNas(@Nullable String nas) {
        this.nas = orEmpty(nas);
    }

    public String getIp() {
        return ip;
    }

    public void setIp(@Nullable String ip) {
        this.ip = orEmpty(ip);
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = orEmpty(state).isEmpty() ? "ACTIVE" : orEmpty(state);
    }

    public String getCursor() {
        return cursor;
    }

    public void setCursor(@Nullable String cursor) {
        this.cursor = orEmpty(cursor);
    }
}
