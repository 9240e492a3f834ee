package io.sluice.web.operator;

import io.sluice.ejb.overview.NasFigures;
import io.sluice.ejb.overview.Overview;
import io.sluice.ejb.overview.Overviews;
import io.sluice.web.portal.Visitor;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The network at a glance. */
@Named("overviewPage")
@RequestScoped
public class OverviewPage {

    @EJB
    private Overviews overviews;

    @Inject
    private Visitor visitor;

    private @Nullable Overview overview;
    private @Nullable LoginsChart chart;

    public Overview getOverview() {
        if (overview == null) {
            overview = overviews.overview(visitor.scope());
        }
        return overview;
    }

    public LoginsChart getChart() {
        if (chart == null) {
            chart = LoginsChart.of(getOverview().hours());
        }
        return chart;
    }

    /** Where most is going on comes first. */
    public List<NasFigures> getNases() {
        return getOverview().nases().stream()
                .sorted((one, other) -> Long.compare(other.open(), one.open()))
                .toList();
    }

    /** How wide a NAS's bar is: 100 for the one with most open sessions. */
    public double share(NasFigures nas) {
        long most =
                getOverview().nases().stream().mapToLong(NasFigures::open).max().orElse(0);
        return most == 0 ? 0 : Math.round(1000.0 * nas.open() / most) / 10.0;
    }
}
