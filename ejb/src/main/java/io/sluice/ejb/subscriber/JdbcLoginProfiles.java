package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.security.CredentialUnreadable;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.service.ScopeFacts.Place;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceScopes;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.KeptService;
import io.sluice.subscriber.LoginProfile;
import io.sluice.subscriber.LoginProfiles;
import io.sluice.subscriber.LoginSource;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.ProjectedProfile;
import io.sluice.subscriber.RecordAttribute;
import io.sluice.subscriber.RecordService;
import io.sluice.subscriber.SubscriberStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads profiles by projection, without entities: a handful of statements for a page of thousands. The same SQL serves
 * both databases.
 */
public final class JdbcLoginProfiles implements LoginProfileSource {

    private static final String SUBSCRIBERS =
            "select id, login, credential, status, retailer_id, coalesce(concurrency, 0), parent_id from subscriber"
                    + " where login is not null and ";

    private final DataSource database;
    private final CredentialVault vault;
    private final LoginProfiles profiles;
    private final ServiceDirectory services;
    private final Consumer<String> warnings;

    /**
     * @param services knows what each service is now, and the scopes
     * @param warnings is told, in words, what of a subscriber's data cannot be used
     */
    public JdbcLoginProfiles(
            DataSource database,
            CredentialVault vault,
            LoginProfiles profiles,
            ServiceDirectory services,
            Consumer<String> warnings) {
        this.database = database;
        this.vault = vault;
        this.profiles = profiles;
        this.services = services;
        this.warnings = warnings;
    }

    @Override
    public List<LoginProfile> page(long afterSubscriber, int limit) {
        return read(SUBSCRIBERS + "id > ? order by id limit ?", statement -> {
            statement.setLong(1, afterSubscriber);
            statement.setInt(2, limit);
        });
    }

    @Override
    public List<LoginProfile> ofSubscribers(Collection<Long> ids) {
        return read(SUBSCRIBERS + "id = any(?)", statement -> statement.setObject(1, ids.toArray(Long[]::new)));
    }

    @Override
    public List<LoginProfile> ofLogins(Collection<String> logins) {
        return read(SUBSCRIBERS + "login = any(?)", statement -> statement.setObject(1, logins.toArray(String[]::new)));
    }

    private List<LoginProfile> read(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection()) {
            List<Row> rows = new ArrayList<>();
            query(connection, sql, parameters, row -> rows.add(Row.of(row)));
            if (rows.isEmpty()) {
                return List.of();
            }
            Long[] ids = rows.stream().map(Row::id).toArray(Long[]::new);
            GroupRows groups = GroupRows.from(
                    rows.stream().map(Row::parent).filter(Objects::nonNull).toList(), connection);
            Map<Long, List<RecordAttribute>> attributes = attributes(connection, ids);
            Map<Long, List<RecordService>> services = services(connection, ids);
            Map<Long, List<KeptService>> statics = statics(connection, ids);
            Map<Long, Place> places = new HashMap<>();
            rows.forEach(row -> places.put(row.id, row.place(groups)));
            ActivateOnLoginRows subscriptions = ActivateOnLoginRows.read(connection, places, this.services);
            UsedUpQuotas usedUp = UsedUpQuotas.of(connection, ids);
            ServiceScopes scopes = this.services.scopes();
            List<LoginProfile> read = new ArrayList<>(rows.size());
            for (Row row : rows) {
                Place place = places.get(row.id);
                LoginSource source = new LoginSource(
                        row.id,
                        row.login,
                        clear(row),
                        groups.isSuspended(row.parent)
                                ? SubscriberStatus.SUSPENDED
                                : SubscriberStatus.valueOf(row.status),
                        row.retailerId,
                        row.concurrency,
                        attributes.getOrDefault(row.id, List.of()),
                        services.getOrDefault(row.id, List.of()),
                        subscriptions.startedAt(place),
                        statics.getOrDefault(row.id, List.of()),
                        scopes.withheld(place));
                Map<Long, LoginSource> elsewhere = new HashMap<>();
                for (Long nas : scopes.nasesThatMatter(place)) {
                    Place there = place.at(nas);
                    elsewhere.put(
                            nas, usedUp.without(source.at(subscriptions.startedAt(there), scopes.withheld(there))));
                }
                read.add(profile(usedUp.without(source), elsewhere));
            }
            return read;
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private LoginProfile profile(LoginSource rows, Map<Long, LoginSource> elsewhere) {
        ProjectedProfile projected = profiles.project(rows, elsewhere);
        for (ProfileWarning warning : projected.warnings()) {
            if (warning.kind() == ProfileWarning.Kind.LIMIT_INERT
                    || warning.kind() == ProfileWarning.Kind.PARAMETER_OUT_OF_RANGE
                    || warning.kind() == ProfileWarning.Kind.SERVICE_WITHHELD) {
                // Sent as it is written, so nothing is lost; manuals show such records. What a scope withholds is as
                // wanted.
                continue;
            }
            warnings.accept("subscriber " + rows.login() + ": " + warning.detail());
        }
        return projected.profile();
    }

    /** A credential that cannot be read costs its subscriber the login, and nobody else anything. */
    private byte @Nullable [] clear(Row row) {
        if (row.credential == null) {
            return null;
        }
        try {
            return vault.decrypt(CredentialVault.Purpose.SUBSCRIBER_CREDENTIAL, row.credential);
        } catch (CredentialUnreadable e) {
            warnings.accept("subscriber " + row.login + ": " + e.getMessage());
            return null;
        }
    }

    private static Map<Long, List<RecordAttribute>> attributes(Connection connection, Long[] ids) throws SQLException {
        Map<Long, List<RecordAttribute>> bySubscriber = new HashMap<>();
        query(
                connection,
                "select subscriber_id, name, tag, content from record_attribute where subscriber_id = any(?)"
                        + " order by subscriber_id, position",
                statement -> statement.setObject(1, ids),
                row -> bySubscriber
                        .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new RecordAttribute(row.getString(2), row.getObject(3, Integer.class), row.getString(4))));
        return bySubscriber;
    }

    private static Map<Long, List<RecordService>> services(Connection connection, Long[] ids) throws SQLException {
        Map<Long, List<RecordService>> bySubscriber = new HashMap<>();
        query(
                connection,
                "select subscriber_id, tag, activation, timeout_seconds, volume_megabytes, statistics, interim_seconds"
                        + " from record_service where subscriber_id = any(?) order by subscriber_id, tag",
                statement -> statement.setObject(1, ids),
                row -> bySubscriber
                        .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new RecordService(row.getInt(2), row.getString(3), limits(row, 4))));
        return bySubscriber;
    }

    private static Map<Long, List<KeptService>> statics(Connection connection, Long[] ids) throws SQLException {
        Map<Long, List<KeptService>> bySubscriber = new HashMap<>();
        query(
                connection,
                "select subscriber_id, activation, timeout_seconds, volume_megabytes, statistics, interim_seconds"
                        + " from static_service where subscriber_id = any(?) order by subscriber_id, since, activation",
                statement -> statement.setObject(1, ids),
                row -> bySubscriber
                        .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new KeptService(row.getString(2), limits(row, 3))));
        return bySubscriber;
    }

    /** Limits in four columns: timeout, volume, statistics, interim. */
    static ServiceLimits limits(ResultSet row, int first) throws SQLException {
        String statistics = row.getString(first + 2);
        return new ServiceLimits(
                row.getObject(first, Long.class),
                row.getObject(first + 1, Long.class),
                statistics == null ? null : StatisticsMode.valueOf(statistics),
                row.getObject(first + 3, Long.class));
    }

    static void query(Connection connection, String sql, Parameters parameters, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.setFetchSize(2_000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    /** Sets the parameters of a statement. */
    interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Reads one row. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private record Row(
            long id,
            String login,
            byte @Nullable [] credential,
            String status,
            long retailerId,
            int concurrency,
            @Nullable Long parent) {

        /** Which NAS it will log in at nobody knows yet. */
        Place place(GroupRows groups) {
            List<Long> nodes = new ArrayList<>();
            nodes.add(id);
            nodes.addAll(groups.from(parent));
            return new Place(null, retailerId, nodes);
        }

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong(1),
                    row.getString(2),
                    row.getBytes(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getInt(6),
                    row.getObject(7, Long.class));
        }
    }
}
