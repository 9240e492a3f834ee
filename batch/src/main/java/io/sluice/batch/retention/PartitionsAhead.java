package io.sluice.batch.retention;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The job's step: partitions from yesterday to a week ahead, by days in UTC. */
@Named("partitionsAhead")
@Dependent
public class PartitionsAhead extends AbstractBatchlet {

    private static final int DAYS_BEHIND = 1;
    private static final int DAYS_AHEAD = 7;

    @EJB
    private PartitionMaker maker;

    @Inject
    private Clock clock;

    @SuppressWarnings("NullAway.Init")
    protected PartitionsAhead() {}

    /** Tries every day, also after one has failed; fails at the end if any has. */
    @Override
    public String process() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int made = 0;
        PartitionNotMade failed = null;
        for (int day = -DAYS_BEHIND; day <= DAYS_AHEAD; day++) {
            try {
                made += maker.make(today.plusDays(day)) ? 1 : 0;
            } catch (PartitionNotMade e) {
                RetentionLog.partitionNotMade(e);
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
        RetentionLog.partitionsMade(made);
        return "MADE " + made;
    }
}
