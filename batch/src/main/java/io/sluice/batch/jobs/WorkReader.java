package io.sluice.batch.jobs;

import jakarta.annotation.Resource;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads what a step works through, thing by thing, from where the run had come to. */
@Named("workReader")
@Dependent
public class WorkReader extends AbstractItemReader {

    private static final int PAGE = 1_000;

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Inject
    private WorkLists works;

    @Inject
    private JobContext context;

    @Inject
    @BatchProperty(name = "work")
    private String number;

    private final Deque<String> page = new ArrayDeque<>();
    private @Nullable JobWork work;
    private String place = "";
    private boolean over;

    @SuppressWarnings("NullAway.Init")
    protected WorkReader() {}

    /** The job that an execution belongs to. */
    static JobName jobOf(JobContext context) {
        return JobName.valueOf(parameters(context).getProperty(JobDesk.JOB));
    }

    static long runOf(JobContext context) {
        return Long.parseLong(parameters(context).getProperty(JobDesk.RUN));
    }

    private static Properties parameters(JobContext context) {
        return BatchRuntime.getJobOperator().getParameters(context.getExecutionId());
    }

    @Override
    public void open(@Nullable Serializable checkpoint) throws SQLException {
        JobName job = jobOf(context);
        int at = Integer.parseInt(number);
        work = works.find(job, at);
        try (Connection connection = database.getConnection()) {
            JobProgress.Row row = new JobProgress(connection).find(job).orElseThrow();
            over = row.work() > at;
            place = row.work() == at ? row.place() : "";
        }
    }

    /** Null at the end, and when somebody wants it to stop. */
    @Override
    public @Nullable Object readItem() throws SQLException {
        if (over) {
            return null;
        }
        if (page.isEmpty()) {
            readPage();
        }
        String thing = page.poll();
        if (thing == null) {
            over = true;
        } else {
            place = thing;
        }
        return thing;
    }

    private void readPage() throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean stop = new JobProgress(connection)
                    .find(jobOf(context))
                    .map(JobProgress.Row::stopRequested)
                    .orElse(true);
            if (work != null && !stop) {
                page.addAll(work.after(connection, place, PAGE));
            }
        }
    }
}
