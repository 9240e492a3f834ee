package io.sluice.batch.jobs;

import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Notes how a run has ended. */
@Named("jobEnd")
@Dependent
public class JobEnd extends AbstractJobListener {

    @EJB
    private JobClaims claims;

    @EJB
    private JobDesk desk;

    @Inject
    private JobContext context;

    @Inject
    private JobFailure failure;

    @SuppressWarnings("NullAway.Init")
    protected JobEnd() {}

    @Override
    public void afterJob() {
        JobName job = WorkReader.jobOf(context);
        long run = WorkReader.runOf(context);
        boolean failed = context.getBatchStatus() == BatchStatus.FAILED;
        JobState state = failed ? JobState.FAILED : desk.isStopRequested(job) ? JobState.STOPPED : JobState.DONE;
        claims.end(job, run, state, failed ? failure.take(context.getExecutionId()) : "");
        JobLog.ended(job, state, desk.job(job));
    }
}
