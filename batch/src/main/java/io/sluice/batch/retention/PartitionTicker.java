package io.sluice.batch.retention;

import io.sluice.batch.jobs.JobDesk;
import io.sluice.batch.jobs.JobName;
import io.sluice.ejb.platform.Refused;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.Properties;

/**
 * Starts the job {@code accounting-partitions} soon after the application's start and once a day. Ticks on every node;
 * whoever comes second finds nothing to do.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class PartitionTicker {

    private static final String JOB = "accounting-partitions";
    private static final long SOON_MILLISECONDS = 1000;

    @Resource
    private TimerService timers;

    @EJB
    private JobDesk jobs;

    @SuppressWarnings("NullAway.Init")
    protected PartitionTicker() {}

    /** Not at once: jobs can be started only when the deployment stands. */
    @PostConstruct
    void begin() {
        timers.createSingleActionTimer(SOON_MILLISECONDS, new TimerConfig(JOB, false));
    }

    @Timeout
    void afterStart() {
        startJob();
    }

    /** A week is made ahead, so a day on which this fails does no harm. */
    @Schedule(hour = "0", minute = "10", timezone = "UTC", persistent = false)
    void daily() {
        startJob();
    }

    /** What need not be kept goes once a day; whoever comes second finds the job running, or nothing to do. */
    @Schedule(hour = "1", minute = "10", timezone = "UTC", persistent = false)
    void forget() {
        try {
            jobs.start(JobName.RETENTION);
        } catch (Refused runsElsewhere) {
            // the other node does it
        }
    }

    private void startJob() {
        try {
            BatchRuntime.getJobOperator().start(JOB, new Properties());
        } catch (BatchRuntimeException e) {
            RetentionLog.jobNotStarted(e);
        }
    }
}
