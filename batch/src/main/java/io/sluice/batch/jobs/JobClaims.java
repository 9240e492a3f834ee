package io.sluice.batch.jobs;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.Refused;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;

/** Decides who runs a job, each time in a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobClaims {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Inject
    private Clock clock;

    @Inject
    private WorkLists works;

    @SuppressWarnings("NullAway.Init")
    protected JobClaims() {}

    /**
     * Makes the caller the one who runs it.
     *
     * @return the run's number
     * @throws Refused if it runs already
     */
    public long claim(JobName job) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            JobProgress progress = new JobProgress(connection);
            JobProgress.Row row = progress.locked(job, now);
            if (row.isRunningAt(now)) {
                throw Refused.inUse("The job " + job.text() + " runs already.");
            }
            if (row.isUnfinished()) {
                progress.goOn(job, now);
                return row.view().run();
            }
            progress.beginAnew(job, total(connection, job), now);
            return row.view().run() + 1;
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private long total(Connection connection, JobName job) throws SQLException {
        long total = 0;
        for (int work = 0; work < job.works(); work++) {
            total += works.find(job, work).total(connection);
        }
        return total;
    }

    /** Notes how a run ended, unless another has taken over. */
    public void end(JobName job, long run, JobState state, String detail) {
        try (Connection connection = database.getConnection()) {
            new JobProgress(connection).end(job, run, state, detail, clock.instant());
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }
}
