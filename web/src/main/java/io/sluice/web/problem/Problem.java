package io.sluice.web.problem;

import io.sluice.ejb.platform.Violation;
import io.sluice.nas.ErrorCause;
import io.sluice.operation.explanation.OperationFailure;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One problem (RFC 9457).
 *
 * @param detail what was wrong this time, for a person; never a stack trace or SQL
 * @param parameter the query parameter that was wrong, if one was
 * @param pointer JSON pointer (RFC 6901) to the member of the body that was wrong, if one was; the first if several were
 * @param errors everything that was wrong with the body, if it was read
 * @param nas what an operation came to at its NAS, if one did
 */
public record Problem(
        ProblemType type,
        String detail,
        @Nullable String parameter,
        @Nullable String pointer,
        List<Violation> errors,
        @Nullable FromNas nas) {
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    /**
     * What came of asking a NAS.
     *
     * @param errorCause Error-Cause (RFC 5176 §3.6), null if there is none
     * @param operation path of the operation, null if none was made
     */
    public record FromNas(
            @Nullable Integer errorCause, @Nullable String operation) {}

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, null, null, List.of(), null);
    }

    public static Problem ofParameter(ProblemType type, String parameter, String detail) {
        return new Problem(type, detail, parameter, null, List.of(), null);
    }

    /** Names all that is wrong with a body. */
    public static Problem ofBody(List<Violation> violations) {
        return ofViolations(ProblemType.INVALID_BODY, violations);
    }

    static Problem ofViolations(ProblemType type, List<Violation> violations) {
        String detail = violations.stream().map(Violation::detail).collect(Collectors.joining(" "));
        return new Problem(type, detail, null, violations.get(0).pointer(), List.copyOf(violations), null);
    }

    /** The same with what a NAS, or we in its place, said. */
    public Problem with(FromNas said) {
        return new Problem(type, detail, parameter, pointer, errors, said);
    }

    public Response response() {
        return Response.status(type.status())
                .type(MEDIA_TYPE)
                .entity(json().toString())
                .build();
    }

    /** Answers where no resource is in reach, as in the authentication mechanism. */
    public void writeTo(HttpServletResponse response) throws IOException {
        byte[] body = json().toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(type.status());
        response.setContentType(MEDIA_TYPE.toString());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        // To a response that is not finished the container adds an error page of its own.
        response.getOutputStream().close();
    }

    JsonObject json() {
        JsonObjectBuilder members = Json.createObjectBuilder()
                .add("type", type.reference())
                .add("title", type.title())
                .add("status", type.status())
                .add("detail", detail);
        if (parameter != null) {
            members.add("parameter", parameter);
        }
        if (pointer != null) {
            members.add("pointer", pointer);
        }
        if (!errors.isEmpty()) {
            JsonArrayBuilder each = Json.createArrayBuilder();
            errors.forEach(error -> each.add(
                    Json.createObjectBuilder().add("pointer", error.pointer()).add("detail", error.detail())));
            members.add("errors", each);
        }
        if (nas != null) {
            add(members, nas);
        }
        return members.build();
    }

    private static void add(JsonObjectBuilder members, FromNas nas) {
        Integer cause = nas.errorCause();
        if (cause != null && cause != 0) {
            members.add("errorCause", cause);
            ErrorCause.of(cause).ifPresent(known -> members.add("errorCauseName", OperationFailure.name(known)));
        }
        if (nas.operation() != null) {
            members.add("operation", nas.operation());
        }
    }
}
