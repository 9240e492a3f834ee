package io.sluice.web.portal;

import io.sluice.subscriber.TenantScope;
import io.sluice.web.security.Caller;
import io.sluice.web.security.PageSessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Who looks at a page. */
@Named("visitor")
@RequestScoped
public class Visitor {
    private HttpServletRequest request;

    /** For the container. */
    protected Visitor() {}

    @Inject
    public Visitor(HttpServletRequest request) {
        this.request = request;
    }

    public String getName() {
        return caller().getName();
    }

    /** The role in words, like "retailer manager". */
    public String getRole() {
        return caller().role().text().replace('-', ' ');
    }

    /** Whether everybody's data may be seen, and with them the NASes, which belong to no tenant. */
    public boolean isOperator() {
        return scope().isAll();
    }

    /** What forms of this session must carry. */
    public String getFormToken() {
        return PageSessions.formToken(request).orElse("");
    }

    /** Whose data the page may show. */
    public TenantScope scope() {
        return Caller.scopeOf(request);
    }

    private Caller caller() {
        return Caller.of(request).orElseThrow(() -> new IllegalStateException("nobody is logged in"));
    }
}
