package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;

import io.sluice.ejb.security.AuditQueries;
import io.sluice.web.security.AllowedTo;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Whether the audit trail is what was written. */
@Path("audit:verify")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR})
public class AuditVerificationResource {

    @EJB
    private AuditQueries audit;

    /** Found broken is an answer like the other: 200, with the first place that is. */
    @GET
    public Response verify() {
        return Answers.one(audit.verify().json());
    }
}
