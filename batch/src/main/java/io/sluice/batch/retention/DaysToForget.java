package io.sluice.batch.retention;

import io.sluice.batch.jobs.JobName;
import io.sluice.batch.jobs.JobWork;
import io.sluice.ejb.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Days whose accounting need not be kept any longer, oldest first. On PostgreSQL a day's records go with its partition; what
 * was used in its hours and what was odd about it go with them.
 *
 * <p>How long it is kept is {@code sluice.retention.accounting-days}; 0 keeps everything.
 */
@ApplicationScoped
public class DaysToForget implements JobWork {

    static final String DAYS = "sluice.retention.accounting-days";

    private static final long HOURS = 24;

    private static final String OLDEST = "select min(day_number) from (select min(hour_number) / 24 as day_number"
            + " from usage_hour union all select min(day_number) from nas_flag_day) as days";

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    @SuppressWarnings("NullAway.Init")
    protected DaysToForget() {}

    DaysToForget(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public JobName job() {
        return JobName.RETENTION;
    }

    @Override
    public int number() {
        return 0;
    }

    /** The first day that is kept. */
    private LocalDate firstKept() {
        long days = settings.number(DAYS, 0, 0, 36_500);
        return days == 0
                ? LocalDate.EPOCH
                : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days);
    }

    @Override
    public long total(Connection connection) throws SQLException {
        return after(connection, "", Integer.MAX_VALUE).size();
    }

    @Override
    public List<String> after(Connection connection, String place, int most) throws SQLException {
        LocalDate end = firstKept();
        LocalDate day = place.isEmpty()
                ? oldest(connection, end)
                : LocalDate.parse(place).plusDays(1);
        List<String> days = new ArrayList<>();
        while (day.isBefore(end) && days.size() < most) {
            days.add(day.toString());
            day = day.plusDays(1);
        }
        return days;
    }

    private static LocalDate oldest(Connection connection, LocalDate ifNone) throws SQLException {
        LocalDate oldest = new AccountingPartitions(connection).oldest().orElse(ifNone);
        try (PreparedStatement query = connection.prepareStatement(OLDEST);
                ResultSet row = query.executeQuery()) {
            row.next();
            long day = row.getLong(1);
            return row.wasNull() || day > oldest.toEpochDay() ? oldest : LocalDate.ofEpochDay(day);
        }
    }

    @Override
    public int process(Connection connection, List<String> things) throws SQLException {
        int forgotten = 0;
        for (String thing : things) {
            forgotten += forget(connection, LocalDate.parse(thing)) ? 1 : 0;
        }
        return forgotten;
    }

    private static boolean forget(Connection connection, LocalDate day) throws SQLException {
        AccountingPartitions partitions = new AccountingPartitions(connection);
        boolean any = partitions.areUsed() && partitions.drop(day);
        try (Statement statement = connection.createStatement()) {
            any |= statement.executeUpdate("delete from accounting_record where event_day = date '" + day + "'") > 0;
            long hour = day.toEpochDay() * HOURS;
            any |= statement.executeUpdate("delete from usage_hour where hour_number >= " + hour + " and hour_number < "
                            + (hour + HOURS))
                    > 0;
            any |= statement.executeUpdate("delete from nas_flag_day where day_number = " + day.toEpochDay()) > 0;
        }
        return any;
    }
}
