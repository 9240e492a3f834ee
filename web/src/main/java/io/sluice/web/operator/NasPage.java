package io.sluice.web.operator;

import io.sluice.ejb.overview.NasFigures;
import io.sluice.ejb.overview.NasSheet;
import io.sluice.ejb.overview.NasSheets;
import io.sluice.ejb.overview.Overviews;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.ejb.session.SubscriberSessionFilter;
import io.sluice.ejb.session.SubscriberSessionView;
import io.sluice.ejb.usage.TrustQueries;
import io.sluice.ejb.usage.TrustView;
import io.sluice.session.SessionState;
import io.sluice.web.portal.Visitor;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One NAS with its newest sessions. NASes belong to no tenant, so whoever sees one tenant only does not see this. */
@Named("nasPage")
@RequestScoped
public class NasPage {
    private static final int ROWS = 20;

    @EJB
    private NasSheets nases;

    @EJB
    private SessionQueries sessions;

    @EJB
    private Overviews overviews;

    @Inject
    private TrustQueries trustQueries;

    @Inject
    private Clock clock;

    @Inject
    private Visitor visitor;

    private String name = "";
    private @Nullable NasSheet sheet;
    private @Nullable List<SubscriberSessionView> rows;
    private @Nullable TrustView trust;

    /** Finds the NAS before anything is shown, or answers that it is not there. */
    public void load() throws IOException {
        boolean nameable = visitor.isOperator() && name.indexOf('\0') < 0;
        sheet = nameable ? nases.named(name).orElse(null) : null;
        if (sheet == null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    public NasSheet getSheet() {
        return Objects.requireNonNull(sheet, "load() comes first");
    }

    /** Null for one that was made within the last seconds. */
    public @Nullable NasFigures getFigures() {
        return overviews.overview(visitor.scope()).nas(name).orElse(null);
    }

    public List<SubscriberSessionView> getRows() {
        if (rows == null) {
            SubscriberSessionFilter active = new SubscriberSessionFilter(null, name, SessionState.ACTIVE, null);
            rows = sessions.subscriberSessions(active, visitor.scope(), PageRequest.first(ROWS))
                    .items();
        }
        return rows;
    }

    /** How far its accounting can be believed. */
    public TrustView getTrust() {
        if (trust == null) {
            trust = trustQueries
                    .ofNas(name, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .orElseThrow(() -> new IllegalStateException("the NAS is not there any more"));
        }
        return trust;
    }

    public TrustChart getTrustChart() {
        return TrustChart.of(getTrust());
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }
}
