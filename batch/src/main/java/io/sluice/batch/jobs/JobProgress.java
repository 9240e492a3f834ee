package io.sluice.batch.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows that tell how far jobs have come. In the transaction of the connection. */
final class JobProgress {

    /** A run that has not moved for so long has ended with its node. */
    static final Duration DEAD = Duration.ofMinutes(5);

    private static final String ROW =
            "select run_number, state, work, place, total, done, changed, stop_requested, detail,"
                    + " started_at, updated_at, ended_at from job_progress where job = ?";

    private static final String FIRST =
            "insert into job_progress (job, run_number, state, work, place, total, done, changed,"
                    + " stop_requested, detail, started_at, updated_at) values (?, 0, 'NEVER', 0, '', 0, 0, 0, false, '', ?, ?)"
                    + " on conflict do nothing";

    private static final String ANEW =
            "update job_progress set run_number = run_number + 1, state = 'RUNNING', work = 0,"
                    + " place = '', total = ?, done = 0, changed = 0, stop_requested = false, detail = '', started_at = ?,"
                    + " updated_at = ?, ended_at = null where job = ?";

    private static final String ON = "update job_progress set state = 'RUNNING', stop_requested = false, detail = '',"
            + " updated_at = ?, ended_at = null where job = ?";

    private static final String ADVANCE = "update job_progress set work = ?, place = ?, done = done + ?,"
            + " changed = changed + ?, updated_at = ? where job = ? and run_number = ? and state = 'RUNNING'";

    private static final String END = "update job_progress set state = ?, detail = ?, updated_at = ?, ended_at = ?"
            + " where job = ? and run_number = ? and state = 'RUNNING'";

    private static final String STOP =
            "update job_progress set stop_requested = true where job = ? and state = 'RUNNING'";

    private static final int LONGEST_DETAIL = 512;

    private final Connection connection;

    JobProgress(Connection connection) {
        this.connection = connection;
    }

    /** A job's row. */
    record Row(JobView view, int work, String place, boolean stopRequested) {

        boolean isRunningAt(Instant now) {
            Instant updated = view.updatedAt();
            return view.state() == JobState.RUNNING
                    && updated != null
                    && updated.plus(DEAD).isAfter(now);
        }

        /** Whether a start goes on instead of beginning anew. */
        boolean isUnfinished() {
            return view.state() != JobState.DONE && view.state() != JobState.NEVER;
        }
    }

    Optional<Row> find(JobName job) throws SQLException {
        return find(job, "");
    }

    /** Makes the row if there is none, and keeps everybody else from it. */
    Row locked(JobName job, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(FIRST)) {
            insert.setString(1, job.text());
            insert.setTimestamp(2, Timestamp.from(now));
            insert.setTimestamp(3, Timestamp.from(now));
            insert.executeUpdate();
        }
        return find(job, " for update").orElseThrow(() -> new IllegalStateException("the job's row has gone"));
    }

    private Optional<Row> find(JobName job, String ending) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ROW + ending)) {
            query.setString(1, job.text());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row(job, row)) : Optional.empty();
            }
        }
    }

    private static Row row(JobName job, ResultSet row) throws SQLException {
        JobView view = new JobView(
                job,
                JobState.valueOf(row.getString("state")),
                row.getLong("run_number"),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("changed"),
                row.getString("detail"),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("updated_at")),
                instant(row.getTimestamp("ended_at")));
        return new Row(view, row.getInt("work"), row.getString("place"), row.getBoolean("stop_requested"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    void beginAnew(JobName job, long total, Instant now) throws SQLException {
        change(ANEW, total, Timestamp.from(now), Timestamp.from(now), job.text());
    }

    void goOn(JobName job, Instant now) throws SQLException {
        change(ON, Timestamp.from(now), job.text());
    }

    /**
     * Notes a piece of work.
     *
     * @return false if this run is no longer the one that runs
     */
    boolean advance(JobName job, long run, int work, String place, int done, int changed, Instant now)
            throws SQLException {
        return change(ADVANCE, work, place, done, changed, Timestamp.from(now), job.text(), run) == 1;
    }

    void end(JobName job, long run, JobState state, String detail, Instant now) throws SQLException {
        String shortened = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
        change(END, state.name(), shortened, Timestamp.from(now), Timestamp.from(now), job.text(), run);
    }

    /**
     * @return whether it runs
     */
    boolean requestStop(JobName job) throws SQLException {
        return change(STOP, job.text()) == 1;
    }

    private int change(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
