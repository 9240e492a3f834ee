package io.sluice.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far a job has come, whatever the database. */
abstract class JobProgressContract {

    private static final JobName JOB = JobName.RECONCILE_SESSIONS;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Connection connection;
    private JobProgress progress;

    abstract DataSource newDatabase();

    @BeforeEach
    void open() throws SQLException {
        connection = newDatabase().getConnection();
        progress = new JobProgress(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private JobProgress.Row row() throws SQLException {
        return progress.find(JOB).orElseThrow();
    }

    private void begin(long total) throws SQLException {
        progress.locked(JOB, NOON);
        progress.beginAnew(JOB, total, NOON);
    }

    @Test
    void isNothing_beforeTheFirstStart() throws SQLException {
        assertThat(progress.find(JOB)).isEmpty();
        assertThat(JobView.never(JOB).percent()).isZero();
    }

    @Test
    void movesWithEachPiece() throws SQLException {
        begin(10);

        assertThat(progress.advance(JOB, 1, 0, "d", 4, 1, NOON.plusSeconds(5))).isTrue();
        assertThat(progress.advance(JOB, 1, 1, "b", 2, 0, NOON.plusSeconds(9))).isTrue();

        assertThat(row().place()).isEqualTo("b");
        assertThat(row().work()).isEqualTo(1);
        assertThat(row().view().done()).isEqualTo(6);
        assertThat(row().view().changed()).isEqualTo(1);
        assertThat(row().view().percent()).isEqualTo(60);
    }

    @Test
    void isNotMovedByARunThatIsOver() throws SQLException {
        begin(10);
        progress.end(JOB, 1, JobState.DONE, "", NOON);

        assertThat(progress.advance(JOB, 1, 0, "x", 1, 0, NOON)).isFalse();
        begin(5);
        assertThat(progress.advance(JOB, 1, 0, "x", 1, 0, NOON)).isFalse();
        assertThat(row().view().run()).isEqualTo(2);
    }

    @Test
    void goesOnWhereItFailed() throws SQLException {
        begin(10);
        progress.advance(JOB, 1, 0, "d", 4, 1, NOON);
        progress.end(JOB, 1, JobState.FAILED, "x".repeat(1000), NOON);

        assertThat(row().isUnfinished()).isTrue();
        assertThat(row().view().detail()).hasSize(512);
        progress.goOn(JOB, NOON.plusSeconds(60));

        assertThat(row().place()).isEqualTo("d");
        assertThat(row().view().run()).isEqualTo(1);
        assertThat(row().view().done()).isEqualTo(4);
        assertThat(row().view().detail()).isEmpty();
    }

    @Test
    void isTakenForDead_whenItHasNotMovedForLong() throws SQLException {
        begin(10);

        assertThat(row().isRunningAt(NOON.plus(JobProgress.DEAD).minusSeconds(1)))
                .isTrue();
        assertThat(row().isRunningAt(NOON.plus(JobProgress.DEAD))).isFalse();
    }

    @Test
    void isAskedToStop_onlyWhileItRuns() throws SQLException {
        assertThat(progress.requestStop(JOB)).isFalse();
        begin(10);
        assertThat(progress.requestStop(JOB)).isTrue();
        assertThat(row().stopRequested()).isTrue();
        progress.end(JOB, 1, JobState.STOPPED, "", NOON);
        assertThat(progress.requestStop(JOB)).isFalse();
    }

    @Test
    void isWhole_whenItIsDone() throws SQLException {
        begin(0);
        progress.end(JOB, 1, JobState.DONE, "", NOON);

        assertThat(row().view().percent()).isEqualTo(100);
        assertThat(row().isUnfinished()).isFalse();
    }
}
