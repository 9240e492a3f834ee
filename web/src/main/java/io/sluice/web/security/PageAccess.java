package io.sluice.web.security;

import io.sluice.ejb.security.PortalRole;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Which role may see the operator's pages; on top of it each query shows only the caller's tenant. */
@WebFilter(urlPatterns = "/operator/*", asyncSupported = true)
public class PageAccess implements Filter {
    static final Set<PortalRole> MAY =
            Set.of(PortalRole.ADMIN, PortalRole.OPERATOR, PortalRole.AUDITOR, PortalRole.RETAILER_MANAGER);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        boolean may = Caller.of((HttpServletRequest) request)
                .filter(caller -> MAY.contains(caller.role()))
                .isPresent();
        if (!may) {
            answer.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        answer.setHeader("Cache-Control", "no-store");
        chain.doFilter(request, response);
    }
}
