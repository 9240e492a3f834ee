package io.sluice.web.problem;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One problem (RFC 9457).
 *
 * @param detail what was wrong this time, for a person; never a stack trace or SQL
 * @param parameter the query parameter that was wrong, if one was
 * @param pointer JSON pointer (RFC 6901) to the member of the body that was wrong, if one was
 */
public record Problem(
        ProblemType type,
        String detail,
        @Nullable String parameter,
        @Nullable String pointer) {
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, null, null);
    }

    public static Problem ofParameter(ProblemType type, String parameter, String detail) {
        return new Problem(type, detail, parameter, null);
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
        return members.build();
    }
}
