package io.sluice.web.operator;

import io.sluice.ejb.accounting.AccountingQueries;
import io.sluice.ejb.accounting.AccountingRecordFilter;
import io.sluice.ejb.accounting.AccountingRecordView;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.session.ServiceSessionView;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.ejb.session.SubscriberSessionView;
import io.sluice.web.portal.Visitor;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One session with its services and what its NAS reported. Another tenant's is as unknown as one that never was. */
@Named("sessionPage")
@RequestScoped
public class SessionPage {
    private static final int RECORDS = 200;

    /** A NAS's clock may be so much behind ours, or the Start so late. */
    private static final Duration EARLIER = Duration.ofDays(1);

    @EJB
    private SessionQueries sessions;

    @EJB
    private AccountingQueries accounting;

    @Inject
    private Visitor visitor;

    private String id = "";
    private @Nullable SubscriberSessionView session;
    private @Nullable List<ServiceSessionView> services;
    private @Nullable Page<AccountingRecordView> records;
    private @Nullable TrafficChart chart;

    /** Finds the session before anything is shown, or answers that it is not there. */
    public void load() throws IOException {
        session = parsed().flatMap(known -> sessions.subscriberSession(known, visitor.scope()))
                .orElse(null);
        if (session == null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    private Optional<UUID> parsed() {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    public SubscriberSessionView getSession() {
        return Objects.requireNonNull(session, "load() comes first");
    }

    public List<ServiceSessionView> getServices() {
        if (services == null) {
            services = sessions.servicesOf(getSession().id(), visitor.scope());
        }
        return services;
    }

    /** What was reported, newest first; only the last {@value #RECORDS} of a session that talks much. */
    public List<AccountingRecordView> getRecords() {
        return page().items();
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

    /** How much of a limit is used up, 0–100; null without a limit. */
    public @Nullable Long share(long used, @Nullable Long limit) {
        return limit == null || limit == 0 ? null : Math.min(100, used * 100 / limit);
    }

    /** Both directions together, in the megabytes that Service-Volume counts. */
    public long megabytes(ServiceSessionView service) {
        return (service.inputOctets() + service.outputOctets()) >> 20;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }
}
