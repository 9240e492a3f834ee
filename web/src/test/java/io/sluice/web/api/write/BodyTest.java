package io.sluice.web.api.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.nas.ClientKind;
import io.sluice.web.problem.Problem;
import io.sluice.web.problem.ProblemType;
import io.sluice.web.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is read strictly, and everything that is wrong with it is named at once. */
class BodyTest {

    @Nested
    class Json {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "   ",
                    "{",
                    "{\"a\":}",
                    "{\"a\":1,}",
                    "{\"a\":1} x",
                    "{\"a\":1}{}",
                    "{'a':1}",
                    "{\"a\":1,\"a\":2}",
                    "{\"a\":{\"b\":1,\"b\":2}}",
                    "{\"a\":01}",
                    "nul",
                    "{\"a\":\"\u0001\"}"
                })
        void isRefused_whenItIsNone(String text) {
            assertThat(refused(text.getBytes(StandardCharsets.UTF_8), JsonBody::object)
                            .type())
                    .isEqualTo(ProblemType.MALFORMED_JSON);
        }

        @Test
        void namesLineAndColumn() {
            byte[] octets = "{\"a\": 1,\n \"b\": ?}".getBytes(StandardCharsets.UTF_8);

            assertThat(refused(octets, JsonBody::object).detail()).contains("Line 2, column 7");
        }

        @Test
        void namesTheEnd_whenTheRestIsMissing() {
            byte[] octets = "{\"a\":".getBytes(StandardCharsets.UTF_8);

            assertThat(refused(octets, JsonBody::object).detail()).contains("Line 1, column 6");
        }

        @Test
        void isRefused_whenItIsNotUtf8() {
            assertThat(refused(new byte[] {'"', (byte) 0xc3, '"'}, JsonBody::object)
                            .detail())
                    .contains("UTF-8");
        }

        @Test
        void isRefused_whenItIsNestedWithoutEnd() {
            byte[] deep = "[".repeat(500_000).getBytes(StandardCharsets.UTF_8);

            assertThat(refused(deep, JsonBody::object).type()).isEqualTo(ProblemType.MALFORMED_JSON);
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "1", "\"a\"", "true", "null"})
        void mustBeAnObject(String text) {
            Problem problem = refused(text.getBytes(StandardCharsets.UTF_8), JsonBody::object);

            assertThat(problem.type()).isEqualTo(ProblemType.INVALID_BODY);
            assertThat(problem.pointer()).isEmpty();
        }

        @Test
        void tellsNothingOfItself() {
            assertThat(body("{\"secret\":\"s3cret\"}").toString()).doesNotContain("s3cret");
        }
    }

    @Nested
    class Members {

        @Test
        void areRead() {
            Fields fields = body("""
                    {"text": "grün", "number": 5.0, "flag": true, "kind": "ACCT", "kinds": ["AUTH", "ACCT"],
                     "list": ["a", "b"], "map": {"x": "1"}, "object": {"n": 1}, "objects": [{"n": 2}], "time": "PT1H", "no": null}
                    """).object();

            assertThat(fields.text("text", 4)).isEqualTo("grün");
            assertThat(fields.number("number", 5, 5)).isEqualTo(5);
            assertThat(fields.flag("flag", false)).isTrue();
            assertThat(fields.flag("absent", true)).isTrue();
            assertThat(fields.oneOf("kind", ClientKind.class)).isEqualTo(ClientKind.ACCT);
            assertThat(fields.someOf("kinds", ClientKind.class, Set.of()))
                    .isEqualTo(EnumSet.of(ClientKind.AUTH, ClientKind.ACCT));
            assertThat(fields.list("list", 1, 2, 1, Function.identity())).containsExactly("a", "b");
            assertThat(fields.texts("map", 1, 1, 1)).isEqualTo(Map.of("x", "1"));
            assertThat(fields.optionalObject("object"))
                    .isNotNull()
                    .satisfies(inner -> assertThat(inner.number("n", 1, 1)).isEqualTo(1));
            assertThat(fields.objects("objects", 1))
                    .singleElement()
                    .satisfies(inner -> assertThat(inner.number("n", 2, 2)).isEqualTo(2));
            assertThat(fields.optionalSeconds("time", 3600)).isEqualTo(3600);
            assertThat(fields.has("no")).isTrue();
            assertThat(fields.optionalText("no", 1)).isNull();
            assertThat(fields.finish(() -> "made")).isEqualTo("made");
        }

        @Test
        void areAllNamed_whenTheyAreWrong() {
            Problem problem = refusedMembers("""
                    {"text": "abcde", "number": 1.5, "flag": 1, "kind": "auth", "kinds": ["AUTH", "AUTH"], "list": ["a", 1, "a"],
                     "map": {"x": 1}, "object": [], "objects": [{"n": 2}, 3], "time": "5h", "huge": 1e400, "a/b~c": 1}
                    """, fields -> {
                fields.text("text", 4);
                fields.text("missing", 4);
                fields.number("number", 0, 9);
                fields.flag("flag", false);
                fields.oneOf("kind", ClientKind.class);
                fields.someOf("kinds", ClientKind.class, Set.of());
                fields.list("list", 1, 3, 1, Function.identity());
                fields.list("missingList", 1, 3, 1, Function.identity());
                fields.texts("map", 1, 1, 1);
                fields.optionalObject("object");
                fields.objects("objects", 2).forEach(inner -> inner.number("n", 0, 1));
                fields.optionalSeconds("time", 3600);
                fields.optionalNumber("huge", Long.MIN_VALUE, Long.MAX_VALUE);
            });

            assertThat(problem.type()).isEqualTo(ProblemType.INVALID_BODY);
            assertThat(problem.pointer()).isEqualTo("/text");
            assertThat(problem.errors())
                    .extracting(violation -> violation.pointer())
                    .containsExactly(
                            "/text",
                            "/missing",
                            "/number",
                            "/flag",
                            "/kind",
                            "/kinds/1",
                            "/list/1",
                            "/list/2",
                            "/missingList",
                            "/map/x",
                            "/object",
                            "/objects/1",
                            "/objects/0/n",
                            "/time",
                            "/huge",
                            "/a~1b~0c");
        }

        @Test
        void areRefused_whenNobodyKnowsThem_alsoWithin() {
            Problem problem = refusedMembers(
                    "{\"object\": {\"n\": 1, \"m\": 2}}",
                    fields -> List.of(fields.optionalObject("object")).forEach(inner -> inner.number("n", 1, 1)));

            assertThat(problem.pointer()).isEqualTo("/object/m");
            assertThat(problem.detail()).contains("known are n");
        }

        @Test
        void mayHoldNoNul() {
            assertThat(refusedMembers("{\"a\": \"x\\u0000\"}", fields -> fields.text("a", 9))
                            .pointer())
                    .isEqualTo("/a");
        }

        @Test
        void areRefused_whenWhatIsMadeOfThemRefuses() {
            Problem problem = refusedMembers(
                    "{\"a\": \"x\"}",
                    fields -> fields.parsed("a", 9, text -> {
                        throw new IllegalArgumentException("not a thing: " + text);
                    }));

            assertThat(problem.pointer()).isEqualTo("/a");
            assertThat(problem.detail()).isEqualTo("Not a thing: x.");
        }

        @Test
        void areNamedAHundredTimesAtMost() {
            String many = "{\"list\": [" + "1,".repeat(499) + "1]}";

            assertThat(refusedMembers(many, fields -> fields.list("list", 0, 500, 1, Function.identity()))
                            .errors())
                    .hasSize(100);
        }
    }

    private static JsonBody body(String text) {
        return JsonBody.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refused(byte[] octets, Consumer<JsonBody> work) {
        return catchThrowableOfType(Refusal.class, () -> work.accept(JsonBody.of(octets)))
                .problem();
    }

    private static Problem refusedMembers(String text, Consumer<Fields> work) {
        return refused(text.getBytes(StandardCharsets.UTF_8), body -> {
            Fields fields = body.object();
            work.accept(fields);
            fields.finish(() -> {
                throw new AssertionError("nothing may be made of this");
            });
        });
    }
}
