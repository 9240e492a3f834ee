package io.sluice.batch.jobs;

import jakarta.annotation.Resource;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** Does a piece of a step's work and notes in the same transaction how far the run has come. */
@Named("workWriter")
@Dependent
public class WorkWriter extends AbstractItemWriter {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Inject
    private WorkLists works;

    @Inject
    private JobContext context;

    @Inject
    private Clock clock;

    @Inject
    @BatchProperty(name = "work")
    private String number;

    @SuppressWarnings("NullAway.Init")
    protected WorkWriter() {}

    @Override
    public void writeItems(List<Object> items) throws SQLException {
        JobName job = WorkReader.jobOf(context);
        int at = Integer.parseInt(number);
        List<String> things = items.stream().map(String::valueOf).toList();
        try (Connection connection = database.getConnection()) {
            int changed = works.find(job, at).process(connection, things);
            String place = things.get(things.size() - 1);
            boolean ours = new JobProgress(connection)
                    .advance(job, WorkReader.runOf(context), at, place, things.size(), changed, clock.instant());
            if (!ours) {
                throw new IllegalStateException("another run of " + job.text() + " has taken over");
            }
        }
    }
}
