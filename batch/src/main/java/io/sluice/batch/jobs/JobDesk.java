package io.sluice.batch.jobs;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.Refused;
import jakarta.annotation.Resource;
import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * Starts and stops jobs and tells how far they have come. A job runs once in the cluster; started again after it was stopped, has
 * failed or its node has ended, it goes on where it was.
 */
@Stateless
public class JobDesk {

    static final String JOB = "job";
    static final String RUN = "run";

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @EJB
    private JobClaims claims;

    @SuppressWarnings("NullAway.Init")
    protected JobDesk() {}

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<JobView> jobs() {
        List<JobView> jobs = new ArrayList<>();
        for (JobName name : JobName.values()) {
            jobs.add(job(name));
        }
        return jobs;
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public JobView job(JobName name) {
        try (Connection connection = database.getConnection()) {
            return new JobProgress(connection)
                    .find(name)
                    .map(JobProgress.Row::view)
                    .orElseGet(() -> JobView.never(name));
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isStopRequested(JobName name) {
        try (Connection connection = database.getConnection()) {
            return new JobProgress(connection)
                    .find(name)
                    .map(JobProgress.Row::stopRequested)
                    .orElse(false);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /**
     * Starts a job, or has it go on.
     *
     * @throws Refused if it runs already
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public JobView start(JobName name) {
        long run = claims.claim(name);
        Properties parameters = new Properties();
        parameters.setProperty(JOB, name.name());
        parameters.setProperty(RUN, Long.toString(run));
        try {
            BatchRuntime.getJobOperator().start(name.text(), parameters);
        } catch (BatchRuntimeException e) {
            claims.end(name, run, JobState.FAILED, String.valueOf(e.getMessage()));
            JobLog.notStarted(name, e);
        }
        return job(name);
    }

    /**
     * Has a job end after the piece it is at.
     *
     * @throws Refused if it does not run
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public JobView stop(JobName name) {
        try (Connection connection = database.getConnection()) {
            if (!new JobProgress(connection).requestStop(name)) {
                throw Refused.inUse("The job " + name.text() + " does not run.");
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        return job(name);
    }
}
