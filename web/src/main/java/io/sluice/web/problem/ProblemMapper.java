package io.sluice.web.problem;

import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.session.ChangeRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Turns whatever a resource, or the platform before it, throws into a problem. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        // The platform wraps what a body reader throws, and the container what a bean throws.
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Optional<Problem> said = said(cause);
            if (said.isPresent()) {
                return said.get().response();
            }
        }
        if (thrown instanceof WebApplicationException platform
                && platform.getResponse().getStatus() < 500) {
            return ofPlatform(platform.getResponse());
        }
        return Failures.of(thrown, request.getMethod() + ' ' + request.getRequestURI())
                .response();
    }

    private static Optional<Problem> said(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return Optional.of(refusal.problem());
        }
        if (cause instanceof Refused refused) {
            return Optional.of(ofRefused(refused));
        }
        if (cause instanceof ChangeRefused refused) {
            return Optional.of(OrderProblems.of(refused));
        }
        if (cause instanceof InvalidCursor) {
            String detail = "Take the cursor from the Link header of the page before, and keep the other parameters.";
            return Optional.of(Problem.ofParameter(ProblemType.INVALID_CURSOR, "cursor", detail));
        }
        return Optional.empty();
    }

    /** A refusal that blames no member has no pointer and no list. */
    private static Problem ofRefused(Refused refused) {
        ProblemType type = ProblemType.of(refused.reason());
        boolean blames = refused.violations().stream()
                .anyMatch(violation -> !violation.pointer().isEmpty());
        return blames || type == ProblemType.INVALID_BODY
                ? Problem.ofViolations(type, refused.violations())
                : Problem.of(type, refused.getMessage());
    }

    private Response ofPlatform(Response said) {
        ProblemType type = ProblemType.ofStatus(said.getStatus());
        Response.ResponseBuilder response =
                Response.fromResponse(Problem.of(type, detail(type)).response());
        String allow = said.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? response.build()
                : response.header(HttpHeaders.ALLOW, allow).build();
    }

    private String detail(ProblemType type) {
        return switch (type) {
            case NOT_FOUND -> "Nothing is at " + request.getRequestURI() + '.';
            case METHOD_NOT_ALLOWED -> request.getMethod() + " is not among the methods in Allow.";
            case NOT_ACCEPTABLE -> "This resource is given as application/json only.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json, and say so in Content-Type.";
            default -> type.title() + '.';
        };
    }
}
