package io.sluice.web.problem;

import io.sluice.ejb.platform.InvalidCursor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Turns whatever a resource, or the platform before it, throws into a problem. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof Refusal refusal) {
            return refusal.problem().response();
        }
        if (thrown instanceof InvalidCursor) {
            String detail = "Take the cursor from the Link header of the page before, and keep the other parameters.";
            return Problem.ofParameter(ProblemType.INVALID_CURSOR, "cursor", detail)
                    .response();
        }
        if (thrown instanceof WebApplicationException platform
                && platform.getResponse().getStatus() < 500) {
            return ofPlatform(platform.getResponse());
        }
        return Failures.of(thrown, request.getMethod() + ' ' + request.getRequestURI())
                .response();
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
            default -> type.title() + '.';
        };
    }
}
