package io.sluice.ejb.usage;

import io.sluice.accounting.RecordFlag;
import io.sluice.accounting.TrustScore;
import io.sluice.ejb.platform.DatabaseAway;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Sums up what was odd about each NAS's records. NASes belong to no tenant: only for whoever sees all of them. */
public final class TrustQueries {

    /** Days that count, the present one included. */
    public static final int DAYS = 7;

    private static final String NAS = "select id from nas where name = ?";

    private static final String COUNTS = "select day_number, flag, records from nas_flag_day"
            + " where nas_id = ? and day_number > ? and day_number <= ?";

    private final DataSource database;

    public TrustQueries(DataSource database) {
        this.database = database;
    }

    /**
     * @param today in UTC
     * @return empty if there is no NAS of that name
     */
    public Optional<TrustView> ofNas(String name, LocalDate today) {
        try (Connection connection = database.getConnection()) {
            Optional<Long> id = id(connection, name);
            return id.isEmpty() ? Optional.empty() : Optional.of(view(connection, name, id.get(), today));
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static Optional<Long> id(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NAS)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    private static TrustView view(Connection connection, String name, long nasId, LocalDate today) throws SQLException {
        Counts total = new Counts();
        Map<LocalDate, Counts> days = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(COUNTS)) {
            query.setLong(1, nasId);
            query.setLong(2, today.toEpochDay() - DAYS);
            query.setLong(3, today.toEpochDay());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    LocalDate day = LocalDate.ofEpochDay(row.getLong(1));
                    total.add(row.getInt(2), row.getLong(3));
                    days.computeIfAbsent(day, each -> new Counts()).add(row.getInt(2), row.getLong(3));
                }
            }
        }
        List<TrustView.Day> scores = new ArrayList<>();
        days.forEach((day, counts) -> scores.add(new TrustView.Day(day, counts.score())));
        return new TrustView(name, total.score(), scores);
    }

    private static final class Counts {
        private final Map<RecordFlag, Long> flagged = new EnumMap<>(RecordFlag.class);
        private long records;

        void add(int flag, long count) {
            if (flag == ReviewedSlice.FlagKey.ALL) {
                records += count;
            } else {
                flagged.merge(RecordFlag.ofCode(flag), count, Long::sum);
            }
        }

        TrustScore score() {
            return TrustScore.of(records, flagged);
        }
    }
}
