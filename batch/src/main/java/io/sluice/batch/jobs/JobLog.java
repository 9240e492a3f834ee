package io.sluice.batch.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What jobs tell operators. */
final class JobLog {

    private static final Logger LOG = System.getLogger("io.sluice.batch");

    private JobLog() {}

    static void ended(JobName job, JobState state, JobView view) {
        if (state == JobState.FAILED) {
            LOG.log(Level.ERROR, "SLU-31101 The job {0} failed after {1}: {2}", job.text(), view.done(), view.detail());
        } else {
            LOG.log(
                    Level.INFO,
                    "SLU-31001 The job {0} is {1}: {2} looked at, {3} changed",
                    job.text(),
                    state,
                    view.done(),
                    view.changed());
        }
    }

    static void notStarted(JobName job, RuntimeException why) {
        LOG.log(Level.ERROR, "SLU-31102 The job " + job.text() + " did not start", why);
    }
}
