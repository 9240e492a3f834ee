package io.sluice.batch.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Finds what a job works through. */
@ApplicationScoped
public class WorkLists {

    @Inject
    @Any
    private Instance<JobWork> all;

    @SuppressWarnings("NullAway.Init")
    protected WorkLists() {}

    JobWork find(JobName job, int number) {
        return all.stream()
                .filter(work -> work.job() == job && work.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing does work " + number + " of " + job.text()));
    }
}
