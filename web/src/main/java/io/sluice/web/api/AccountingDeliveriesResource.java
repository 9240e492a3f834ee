package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.BILLING;
import static io.sluice.ejb.security.PortalRole.OPERATOR;
import static io.sluice.ejb.security.PortalRole.RETAILER_MANAGER;

import io.sluice.accounting.AccountingStatus;
import io.sluice.ejb.delivery.DeliveryFilter;
import io.sluice.ejb.delivery.DeliveryQueries;
import io.sluice.ejb.delivery.DeliveryState;
import io.sluice.ejb.delivery.DeliveryView;
import io.sluice.ejb.platform.Members;
import io.sluice.web.security.AllowedTo;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
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

/** Accounting records on their way to retailers' servers, and for a while those that have arrived. */
@Path("accounting-deliveries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR, BILLING, RETAILER_MANAGER})
public class AccountingDeliveriesResource {

    @EJB
    private DeliveryQueries deliveries;

    @Context
    private UriInfo asked;

    @Context
    private HttpServletRequest request;

    /** For the container. */
    public AccountingDeliveriesResource() {}

    @GET
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("retailer") @Nullable String retailer,
            @QueryParam("acctSessionId") @Nullable String acctSessionId,
            @QueryParam("login") @Nullable String login,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        DeliveryFilter filter = new DeliveryFilter(
                Parameters.oneOf(DeliveryState.class, "state", state),
                Parameters.name("retailer", retailer),
                Parameters.name("acctSessionId", acctSessionId),
                Parameters.name("login", login));
        return Answers.page(
                deliveries.deliveries(filter, Caller.scopeOf(request), Parameters.page(limit, cursor)),
                AccountingDeliveriesResource::json,
                asked);
    }

    private static JsonObject json(DeliveryView delivery) {
        return new Members()
                .with("id", delivery.id())
                .with("state", delivery.state())
                .with("retailer", delivery.retailer())
                .with("group", delivery.group())
                .with("nas", delivery.nas())
                .with("acctSessionId", delivery.acctSessionId())
                .with("login", delivery.login())
                .with("statusType", AccountingStatus.of(delivery.statusType()))
                .with("statusTypeCode", delivery.statusType())
                .with("service", delivery.service())
                .with("originated", delivery.originated())
                .with("eventAt", delivery.happenedAt())
                .with("waitsSince", delivery.madeAt())
                .with("attempts", delivery.attempts())
                .with("nextAttemptAt", delivery.nextAt())
                .with("server", delivery.server())
                .with("detail", delivery.detail())
                .with("endedAt", delivery.endedAt())
                .build();
    }
}
