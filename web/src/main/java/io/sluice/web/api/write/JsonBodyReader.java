package io.sluice.web.api.write;

import io.sluice.web.problem.Problem;
import io.sluice.web.problem.ProblemType;
import io.sluice.web.problem.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Hands a resource its body as {@link JsonBody}, up to 1 MiB; more is refused before it is read. */
@Provider
public class JsonBodyReader implements MessageBodyReader<JsonBody> {

    static final int MOST_OCTETS = 1 << 20;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == JsonBody.class && media.getSubtype().endsWith("json");
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        String declared = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        // 19 digits fit a long; the container has refused what is no number
        if (declared != null && (declared.length() > 18 || Long.parseLong(declared) > MOST_OCTETS)) {
            throw tooLarge();
        }
        byte[] octets = body.readNBytes(MOST_OCTETS + 1);
        if (octets.length > MOST_OCTETS) {
            throw tooLarge();
        }
        return JsonBody.of(octets);
    }

    private static Refusal tooLarge() {
        return new Refusal(Problem.of(
                ProblemType.CONTENT_TOO_LARGE, "The body may have " + MOST_OCTETS + " octets, and has more."));
    }
}
