package io.sluice.web.operator;

import io.sluice.accounting.LimitForecast;
import io.sluice.ejb.accounting.AccountingQueries;
import io.sluice.ejb.accounting.AccountingRecordFilter;
import io.sluice.ejb.accounting.AccountingRecordView;
import io.sluice.ejb.operation.ExplainedService;
import io.sluice.ejb.operation.ExplanationQueries;
import io.sluice.ejb.operation.OperationQueries;
import io.sluice.ejb.operation.OperationView;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.session.ServiceSessionView;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.ejb.session.SubscriberSessionView;
import io.sluice.ejb.threshold.LimitEventView;
import io.sluice.ejb.threshold.LimitQueries;
import io.sluice.ejb.threshold.LimitsView;
import io.sluice.ejb.usage.LimitForecasts;
import io.sluice.ejb.usage.UsageQueries;
import io.sluice.session.ServiceState;
import io.sluice.session.SessionState;
import io.sluice.web.portal.Visitor;
import io.sluice.web.security.Caller;
import io.sluice.web.security.PageForms;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One session with its services and what its NAS reported. Another tenant's is as unknown as one that never was. */
@Named("sessionPage")
@RequestScoped
public class SessionPage {
    private static final int RECORDS = 200;
    private static final int OPERATIONS = 20;
    private static final int USAGE_ROWS = 500;

    /** A NAS's clock may be so much behind ours, or the Start so late. */
    private static final Duration EARLIER = Duration.ofDays(1);

    @EJB
    private SessionQueries sessions;

    @EJB
    private AccountingQueries accounting;

    @EJB
    private UsageQueries usage;

    @EJB
    private LimitForecasts forecasts;

    @EJB
    private OperationQueries operations;

    @EJB
    private ExplanationQueries explanations;

    @EJB
    private LimitQueries limits;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private final Map<UUID, Optional<LimitsView>> limitsOf = new HashMap<>();
    private String id = "";
    private String why = "";
    private @Nullable List<OperationView> changes;
    private @Nullable Optional<PageForms.Word> word;
    private @Nullable Optional<ExplainedService> explained;
    private @Nullable SubscriberSessionView session;
    private @Nullable List<ServiceSessionView> services;
    private @Nullable Page<AccountingRecordView> records;
    private @Nullable TrafficChart chart;
    private @Nullable UsageChart usageChart;
    private final Map<UUID, LimitForecast> forecast = new HashMap<>();

    /** Finds the session before anything is shown, or answers that it is not there. */
    public void load() throws IOException {
        session = parsed(id)
                .flatMap(known -> sessions.subscriberSession(known, visitor.scope()))
                .orElse(null);
        if (session == null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    private static Optional<UUID> parsed(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** A page that refreshes itself may not run {@link #load}; its form names the session then. */
    public SubscriberSessionView getSession() {
        if (session == null) {
            session = parsed(asked("id", id))
                    .flatMap(known -> sessions.subscriberSession(known, visitor.scope()))
                    .orElseThrow(() -> new IllegalStateException("the session is not there any more"));
        }
        return session;
    }

    private String asked(String parameter, String value) {
        return value.isEmpty() ? Objects.requireNonNullElse(request.getParameter(parameter), "") : value;
    }

    public List<ServiceSessionView> getServices() {
        if (services == null) {
            services = sessions.servicesOf(getSession().id(), visitor.scope());
        }
        return services;
    }

    /** Services that are not over. */
    public List<ServiceSessionView> getRunning() {
        return getServices().stream().filter(SessionPage::isOpen).toList();
    }

    private static boolean isOpen(ServiceSessionView service) {
        return service.state().code() < ServiceState.STOPPED.code();
    }

    /** Whether the visitor may change something here, and there is something to change. */
    public boolean isChangeable() {
        return Changers.may(Caller.of(request))
                && getSession().state() != SessionState.CLOSED
                && getSession().state() != SessionState.EXPECTED;
    }

    public boolean isOpenService(ServiceSessionView service) {
        return isOpen(service);
    }

    /** What was done in this session, newest first; the last {@value #OPERATIONS}. */
    public List<OperationView> getOperations() {
        if (changes == null) {
            changes = operations.ofSubscriberSession(getSession().id(), visitor.scope(), OPERATIONS);
        }
        return changes;
    }

    /** Why the service is as it is that the address asks about; null if it asks about none. */
    public @Nullable ExplainedService getExplained() {
        if (explained == null) {
            explained = parsed(getWhy()).flatMap(known -> explanations.explanation(known, visitor.scope()));
        }
        return explained.orElse(null);
    }

    /** What the form that led here came to; null without one. */
    public PageForms.@Nullable Word getWord() {
        if (word == null) {
            word = PageForms.take(request);
        }
        return word.orElse(null);
    }

    /** What was reported, newest first; only the last {@value #RECORDS} of a session that talks much. */
    public List<AccountingRecordView> getRecords() {
        return page().items();
    }

    /** When a service will come to its limits; asked once for each service. */
    public LimitForecast forecast(ServiceSessionView service) {
        return forecast.computeIfAbsent(service.id(), id -> forecasts.of(service, visitor.scope()));
    }

    /** What its subscriber used while it lasted, hour by hour; empty if nobody knows whose it is. */
    public UsageChart getUsageChart() {
        if (usageChart == null) {
            SubscriberSessionView shown = getSession();
            Long subscriberId = shown.subscriberId();
            usageChart = UsageChart.of(
                    subscriberId == null || shown.startedAt() == null
                            ? List.of()
                            : usage.ofSubscriber(
                                    subscriberId, shown.startedAt(), shown.stoppedAt(), visitor.scope(), USAGE_ROWS));
        }
        return usageChart;
    }

    public boolean isMore() {
        return page().next() != null;
    }

    private Page<AccountingRecordView> page() {
        if (records == null) {
            records = found(getSession());
        }
        return records;
    }

    private Page<AccountingRecordView> found(SubscriberSessionView of) {
        String name = of.acctSessionId();
        if (name == null || of.nas() == null) {
            return new Page<>(List.of(), null);
        }
        Instant started = of.startedAt();
        Instant from = started == null ? null : started.minus(EARLIER);
        return accounting.records(
                new AccountingRecordFilter(name, null, of.nas(), from, null),
                visitor.scope(),
                PageRequest.first(RECORDS));
    }

    public TrafficChart getChart() {
        if (chart == null) {
            chart = TrafficChart.of(getRecords());
        }
        return chart;
    }

    /** What Acct-Terminate-Cause means, with its number. */
    public String terminateCause(@Nullable Integer code) {
        return TerminateCauses.text(code);
    }

    /** How much of its limits a service has used up; null for one without limits. */
    public @Nullable LimitsView limits(ServiceSessionView service) {
        boolean limited = service.timeoutSeconds() != null || service.volumeMegabytes() != null;
        return limited
                ? limitsOf.computeIfAbsent(service.id(), of -> limits.limits(of, visitor.scope()))
                        .orElse(null)
                : null;
    }

    /** What happened with the limits of the session's services, newest first. */
    public List<LimitEventView> getLimitEvents() {
        return getServices().stream()
                .map(this::limits)
                .filter(Objects::nonNull)
                .flatMap(each -> each.events().stream())
                .sorted(Comparator.comparing(each -> each.event().happenedAt(), Comparator.reverseOrder()))
                .toList();
    }

    public String getWhy() {
        return asked("why", why);
    }

    public void setWhy(@Nullable String why) {
        this.why = why == null ? "" : why;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }
}
