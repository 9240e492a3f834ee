package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.BILLING;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.ejb.accounting.AccountingQueries;
import io.sluice.ejb.accounting.AccountingRecordFilter;
import io.sluice.web.security.AllowedTo;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Every accounting request that was answered, as received and as read. */
@Path("accounting-records")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, BILLING, RETAILER_MANAGER})
public class AccountingRecordsResource {

    @EJB
    private AccountingQueries records;

    @Context
    private UriInfo asked;

    @Context
    private HttpServletRequest request;

    /** For the container. */
    public AccountingRecordsResource() {}

    AccountingRecordsResource(AccountingQueries records) {
        this.records = records;
    }

    @GET
    public Response list(
            @QueryParam("acctSessionId") @Nullable String acctSessionId,
            @QueryParam("login") @Nullable String login,
            @QueryParam("nas") @Nullable String nas,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        AccountingRecordFilter filter = new AccountingRecordFilter(
                Parameters.name("acctSessionId", acctSessionId),
                Parameters.name("login", login),
                Parameters.name("nas", nas),
                Parameters.time("from", from),
                Parameters.time("to", to));
        return Answers.page(
                records.records(filter, Caller.scopeOf(request), Parameters.page(limit, cursor)),
                AccountingJson::of,
                asked);
    }
}
