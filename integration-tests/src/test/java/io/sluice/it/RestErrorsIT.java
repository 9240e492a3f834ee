package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Finished;
import io.sluice.it.fixture.Rest;
import io.sluice.it.fixture.SluiceServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REST says no in the form of RFC 9457. */
class RestErrorsIT {

    private static void isProblem(Rest.Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.object().getInt("status")).isEqualTo(status);
        assertThat(answer.object().getString("title")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("at io.sluice");
    }

    @ParameterizedTest
    @CsvSource({
        "subscriber-sessions?state=ASLEEP, 400",
        "subscriber-sessions?limit=0, 400",
        "subscriber-sessions?limit=many, 400",
        "subscriber-sessions?cursor=nonsense, 400",
        "accounting-records?from=yesterday, 400",
        "subscriber-sessions/00000000-0000-0000-0000-000000000000, 404",
        "subscriber-sessions/not-an-id, 404",
        "no-such-thing, 404"
    })
    void explainsWhatIsWrong(String resource, int status, SluiceServer server) {
        isProblem(server.rest().get(resource), status);
    }

    @Test
    void asksWhoItIs(SluiceServer server) {
        isProblem(server.rest().anonymous().get("subscriber-sessions"), 401);
        isProblem(server.rest().as("operator", "guess").get("subscriber-sessions"), 401);
        isProblem(server.rest().as("nobody", "operator").get("subscriber-sessions"), 401);

        assertThat(server.log())
                .as("a refusal is nothing to log an error about")
                .noneMatch(line -> line.contains("Exception handling request to /api"));
    }

    @Test
    void takesAnyLoginForData(SluiceServer server) {
        for (String login : List.of("' or '1'='1", "\0", "%", "y".repeat(253))) {
            Rest.Answer answer = server.rest().get("subscriber-sessions?login=" + Rest.query(login));

            assertThat(answer.status()).as("%s", login).isIn(200, 400);
            if (answer.status() == 200) {
                assertThat(answer.object().getJsonArray("items")).isEmpty();
            }
        }
    }

    @Test
    void tellsTheCommandLineToo(SluiceServer server) {
        Finished missing = server.sluice("session", "show", "00000000-0000-0000-0000-000000000000");

        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).hasSize(1);
    }
}
