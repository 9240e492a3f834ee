package io.sluice.ejb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.MasterKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request with a key takes effect once, whatever the database. */
abstract class IdempotenceContract {

    private static final StoredAnswer ANSWER =
            new StoredAnswer(201, "/api/v1/tokens/7", "\"0\"", "{\"token\":\"line one\nline two\"}");

    private final SettableClock clock = new SettableClock();
    private final AtomicInteger made = new AtomicInteger();
    private DataSource database;
    private IdempotentRequests requests;
    private OnceOnly once;

    abstract DataSource newDatabase();

    @BeforeEach
    void open(@TempDir Path folder) {
        database = newDatabase();
        SecureRandom random = new SecureRandom();
        requests = new IdempotentRequests(
                database, new CredentialVault(MasterKey.create(folder.resolve("key"), random), random), clock);
        once = new OnceOnly(new NoTransaction(), requests);
    }

    @Test
    void givesTheSameAnswer_withoutDoingItAgain() {
        StoredAnswer first = once.run(request("anna", "k", "a"), this::make);
        StoredAnswer second = once.run(request("anna", "k", "a"), this::make);

        assertThat(first).isEqualTo(ANSWER);
        assertThat(second).isEqualTo(ANSWER);
        assertThat(made).hasValue(1);
    }

    @Test
    void keepsAnAnswerWithoutPlaceAndTag() {
        StoredAnswer bare = new StoredAnswer(200, null, null, "");

        once.run(request("anna", "k", "a"), () -> bare);

        assertThat(once.run(request("anna", "k", "a"), this::make)).isEqualTo(bare);
    }

    @Test
    void isAnothersKey_forAnother() {
        once.run(request("anna", "k", "a"), this::make);
        once.run(request("bert", "k", "a"), this::make);

        assertThat(made).hasValue(2);
    }

    @Test
    void refusesTheKey_forAnotherRequest() {
        once.run(request("anna", "k", "a"), this::make);

        assertThat(refused(() -> once.run(request("anna", "k", "b"), this::make)))
                .isEqualTo(Reason.KEY_REUSED);
        assertThat(made).hasValue(1);
    }

    @Test
    void refusesARepetition_whileTheFirstRuns() {
        StoredAnswer answer = once.run(request("anna", "k", "a"), () -> {
            assertThat(refused(() -> once.run(request("anna", "k", "a"), this::make)))
                    .isEqualTo(Reason.STILL_RUNNING);
            return make();
        });

        assertThat(answer).isEqualTo(ANSWER);
        assertThat(made).hasValue(1);
    }

    @Test
    void freesTheKey_whenTheChangeIsRefused() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> once.run(request("anna", "k", "a"), () -> {
                    throw Refused.invalid("/x", "No.");
                }));

        assertThat(once.run(request("anna", "k", "b"), this::make)).isEqualTo(ANSWER);
    }

    @Test
    void forgetsAfterADay() {
        once.run(request("anna", "k", "a"), this::make);

        clock.advance(IdempotentRequests.KEPT);
        assertThat(once.run(request("anna", "k", "a"), this::make)).isEqualTo(ANSWER);
        assertThat(made).hasValue(1);
        clock.advance(Duration.ofSeconds(1));
        once.run(request("anna", "k", "b"), this::make);

        assertThat(made).hasValue(2);
    }

    @Test
    void takesAKeyOver_fromARequestThatDied() {
        requests.begin(requests.claim(request("anna", "k", "a")));
        clock.advance(IdempotentRequests.PATIENCE.minusSeconds(1));
        assertThat(refused(() -> once.run(request("anna", "k", "a"), this::make)))
                .isEqualTo(Reason.STILL_RUNNING);
        clock.advance(Duration.ofSeconds(1));

        assertThat(once.run(request("anna", "k", "a"), this::make)).isEqualTo(ANSWER);
    }

    @Test
    void undoesWhatWasThoughtDead_andIsNot() {
        assertThat(refused(() -> once.run(request("anna", "k", "a"), () -> {
                    clock.advance(IdempotentRequests.PATIENCE);
                    assertThat(once.run(request("anna", "k", "a"), this::make)).isEqualTo(ANSWER);
                    return ANSWER;
                })))
                .isEqualTo(Reason.STILL_RUNNING);
        assertThat(once.run(request("anna", "k", "a"), this::make)).isEqualTo(ANSWER);
        assertThat(made).hasValue(1);
    }

    @Test
    void keepsNoAnswerInClear() throws SQLException {
        once.run(request("anna", "k", "a"), this::make);

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select answer from idempotent_request")) {
            assertThat(row.next()).isTrue();
            assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1)).doesNotContain("token");
        }
    }

    private StoredAnswer make() {
        made.incrementAndGet();
        return ANSWER;
    }

    private static KeyedRequest request(String caller, String key, String hash) {
        return new KeyedRequest(caller, key, hash.getBytes(StandardCharsets.UTF_8));
    }

    private static Reason refused(Supplier<StoredAnswer> work) {
        return catchThrowableOfType(Refused.class, work::get).reason();
    }

    /** What is kept and released is what these tests are about; the container's transactions are tried with a server. */
    private static final class NoTransaction extends UnitOfWork {
        @Override
        public <T> T run(boolean trial, Supplier<T> change) {
            return change.get();
        }
    }
}
