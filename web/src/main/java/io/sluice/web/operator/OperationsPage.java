package io.sluice.web.operator;

import io.sluice.ejb.operation.OperationFilter;
import io.sluice.ejb.operation.OperationQueries;
import io.sluice.ejb.operation.OperationView;
import io.sluice.ejb.operation.QueueFigures;
import io.sluice.ejb.operation.QueueQueries;
import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.operation.Lane;
import io.sluice.operation.OperationState;
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

/** What is being changed on the network: the queue of each NAS by lane, what wants looking into, and all operations, newest first. */
@Named("operationsPage")
@RequestScoped
public class OperationsPage {
    private static final int ROWS = 50;
    private static final int ALARMS = 20;
    private static final int LONGEST = 253;

    @EJB
    private OperationQueries operations;

    @EJB
    private QueueQueries queues;

    @Inject
    private Visitor visitor;

    private String state = "ANY";
    private String lane = "ANY";
    private String nas = "";
    private String login = "";
    private String cursor = "";
    private @Nullable String problem;
    private @Nullable Page<OperationView> page;
    private @Nullable List<OperationView> alarms;
    private @Nullable List<QueueFigures> figures;

    public List<QueueFigures> getQueues() {
        if (figures == null) {
            figures = queues.queues(visitor.scope());
        }
        return figures;
    }

    public QueueChart getChart() {
        return QueueChart.of(getQueues());
    }

    public long getWaiting() {
        return getQueues().stream().mapToLong(QueueFigures::waitingInAll).sum();
    }

    public long getSent() {
        return getQueues().stream().mapToLong(QueueFigures::sent).sum();
    }

    public List<OperationView> getAlarms() {
        if (alarms == null) {
            alarms = operations
                    .operations(OperationFilter.ofAlarms(), visitor.scope(), PageRequest.first(ALARMS))
                    .items();
        }
        return alarms;
    }

    /** The rows; none if what the address asks for makes no sense, and then {@link #getProblem()} says why. */
    public List<OperationView> getRows() {
        return page().items();
    }

    public @Nullable String getOlder() {
        String next = page().next();
        return next == null ? null : address(next);
    }

    public @Nullable String getNewest() {
        return cursor.isEmpty() ? null : address("");
    }

    public @Nullable String getProblem() {
        page();
        return problem;
    }

    public List<OperationState> getStates() {
        return List.of(OperationState.values());
    }

    public List<Lane> getLanes() {
        return List.of(Lane.values());
    }

    private Page<OperationView> page() {
        if (page == null) {
            page = found();
        }
        return page;
    }

    private Page<OperationView> found() {
        Optional<OperationState> wanted = constant(OperationState.values(), state);
        Optional<Lane> only = constant(Lane.values(), lane);
        if ((wanted.isEmpty() && !state.equals("ANY")) || (only.isEmpty() && !lane.equals("ANY"))) {
            return nothing("There is no such state or lane.");
        }
        if (Stream.of(nas, login).anyMatch(text -> text.length() > LONGEST || text.indexOf('\0') >= 0)) {
            return nothing("Nothing can be named so: at most " + LONGEST + " characters.");
        }
        OperationFilter filter =
                new OperationFilter(wanted.orElse(null), orNull(nas), only.orElse(null), null, orNull(login), false);
        try {
            return operations.operations(filter, visitor.scope(), new PageRequest(ROWS, orNull(cursor)));
        } catch (InvalidCursor unknown) {
            return nothing("This address does not name a place in the list; begin with the newest.");
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] values, String name) {
        return Stream.of(values).filter(each -> each.name().equals(name)).findFirst();
    }

    private Page<OperationView> nothing(String because) {
        problem = because;
        return new Page<>(List.of(), null);
    }

    private String address(String from) {
        Map<String, String> asked =
                new TreeMap<>(Map.of("state", state, "lane", lane, "nas", nas, "login", login, "from", from));
        return asked.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + '=' + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "operations?", ""));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text.strip();
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = orElse(state, "ANY");
    }

    public String getLane() {
        return lane;
    }

    public void setLane(@Nullable String lane) {
        this.lane = orElse(lane, "ANY");
    }

    public String getNas() {
        return nas;
    }

    public void setNas(@Nullable String nas) {
        this.nas = orElse(nas, "");
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = orElse(login, "");
    }

    public String getCursor() {
        return cursor;
    }

    public void setCursor(@Nullable String cursor) {
        this.cursor = orElse(cursor, "");
    }
}
