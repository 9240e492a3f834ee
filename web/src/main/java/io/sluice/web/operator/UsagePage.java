package io.sluice.web.operator;

import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.usage.UsageFilter;
import io.sluice.ejb.usage.UsageQueries;
import io.sluice.ejb.usage.UsageView;
import io.sluice.web.portal.Visitor;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one subscriber used, hour by hour. Another tenant's has used nothing. */
@Named("usagePage")
@RequestScoped
public class UsagePage {
    private static final int ROWS = 500;
    private static final int LONGEST = 253;

    @EJB
    private UsageQueries usage;

    @Inject
    private Visitor visitor;

    private String login = "";
    private @Nullable UsageChart chart;

    public UsageChart getChart() {
        if (chart == null) {
            chart = UsageChart.of(found());
        }
        return chart;
    }

    private List<UsageView> found() {
        boolean nameable = !login.isEmpty() && login.length() <= LONGEST && login.indexOf('\0') < 0;
        return nameable
                ? usage.hours(new UsageFilter(login, null, null, null), visitor.scope(), PageRequest.first(ROWS))
                        .items()
                : List.of();
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = login == null ? "" : login.strip();
    }
}
