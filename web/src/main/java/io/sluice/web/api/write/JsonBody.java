package io.sluice.web.api.write;

import io.sluice.web.problem.Problem;
import io.sluice.web.problem.ProblemType;
import io.sluice.web.problem.Refusal;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The body of a request: JSON in UTF-8 (RFC 8259), each member of an object once. */
public final class JsonBody {

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final byte[] octets;
    private final JsonValue value;

    private JsonBody(byte[] octets, JsonValue value) {
        this.octets = octets;
        this.value = value;
    }

    /**
     * Reads a body.
     *
     * @throws Refusal if it is no JSON, naming line and column
     */
    public static JsonBody of(byte[] octets) {
        String text = text(octets);
        if (text.isBlank()) {
            throw malformed("The body is empty; a JSON object is expected.");
        }
        try (JsonParser parser = Json.createParser(new StringReader(text));
                JsonReader reader = READERS.createReader(new StringReader(text))) {
            // The parser notices what follows the value, the reader that a member is there twice, and neither both.
            parser.next();
            parser.getValue();
            if (parser.hasNext()) {
                throw malformed("More follows where the JSON value ends.");
            }
            return new JsonBody(octets.clone(), reader.readValue());
        } catch (JsonParsingException e) {
            throw malformed(where(e.getLocation(), text) + ": this is where the body ceases to be JSON.");
        } catch (JsonException e) {
            throw malformed("A member is there twice, or the body ends too early.");
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            // Parsson 1.1 says so, with no better type, of more than 1,000 levels.
            throw malformed("The body is nested too deeply.");
        }
    }

    /** Past the end Parsson counts characters that are not there; what is missing is missing at the end. */
    private static String where(JsonLocation at, String text) {
        if (at.getStreamOffset() < text.length()) {
            return "Line " + at.getLineNumber() + ", column " + at.getColumnNumber();
        }
        long lines = text.chars().filter(character -> character == '\n').count() + 1;
        return "Line " + lines + ", column " + (text.length() - text.lastIndexOf('\n'));
    }

    private static String text(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("The body is not UTF-8.");
        }
    }

    private static Refusal malformed(String detail) {
        return new Refusal(Problem.of(ProblemType.MALFORMED_JSON, detail));
    }

    /**
     * The members of the body, which must be an object.
     *
     * @throws Refusal if it is something else
     */
    public Fields object() {
        return Fields.of(json());
    }

    /**
     * The same for who reads it in a way of its own.
     *
     * @throws Refusal if it is no object
     */
    public JsonObject json() {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new Refusal(Problem.ofBody(java.util.List.of(
                new io.sluice.ejb.platform.Violation("", "A JSON object is expected, not " + Kind.of(value) + '.'))));
    }

    /** As it came. */
    public byte[] octets() {
        return octets.clone();
    }

    /** Says nothing of what it holds, which may be a secret. */
    @Override
    public String toString() {
        return "JsonBody[" + octets.length + " octets]";
    }
}
