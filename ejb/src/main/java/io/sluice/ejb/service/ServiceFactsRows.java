package io.sluice.ejb.service;

import io.sluice.service.Authorization;
import io.sluice.service.InterfaceType;
import io.sluice.service.LimitAction;
import io.sluice.service.ParameterType;
import io.sluice.service.ServiceFacts;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceRendering;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads versions of services without entities, in three statements. The same SQL serves both databases. */
final class ServiceFactsRows {

    private static final String CURRENT = "v.number = (select max(other.number) from service_version other"
            + " where other.service_id = v.service_id)";

    private final String which;
    private final @Nullable Object parameter;

    private ServiceFactsRows(String which, @Nullable Object parameter) {
        this.which = which;
        this.parameter = parameter;
    }

    /** The current version of every service. */
    static ServiceFactsRows current() {
        return new ServiceFactsRows(CURRENT, null);
    }

    /** The current version of one service. */
    static ServiceFactsRows current(String name) {
        return new ServiceFactsRows(
                CURRENT + " and v.service_id = (select n.id from service_definition n where n.name = ?)", name);
    }

    static ServiceFactsRows version(long id) {
        return new ServiceFactsRows("v.id = ?", id);
    }

    List<ServiceFacts> read(Connection connection) throws SQLException {
        Map<Long, List<ServiceParameter>> parameters = parameters(connection);
        Map<Long, List<ServiceRendering>> renderings = renderings(connection);
        List<ServiceFacts> found = new ArrayList<>();
        query(
                connection,
                "select v.id, d.name, v.mutex_group, v.interface_type, v.required_at_login, v.authorization_by,"
                        + " v.timeout_seconds, v.volume_megabytes, v.statistics, v.interim_seconds,"
                        + " v.limit_action, v.limit_switch_to, v.limit_notify_at"
                        + " from service_version v join service_definition d on d.id = v.service_id where " + which,
                row -> found.add(facts(
                        row,
                        parameters.getOrDefault(row.getLong(1), List.of()),
                        renderings.getOrDefault(row.getLong(1), List.of()))));
        return found;
    }

    private static ServiceFacts facts(
            ResultSet row, List<ServiceParameter> parameters, List<ServiceRendering> renderings) throws SQLException {
        ServiceLimits defaults = new ServiceLimits(
                row.getObject(7, Long.class),
                row.getObject(8, Long.class),
                StatisticsMode.valueOf(row.getString(9)),
                row.getObject(10, Long.class));
        ServiceTerms terms = new ServiceTerms(
                parameters,
                row.getObject(3, Integer.class),
                InterfaceType.valueOf(row.getString(4)),
                row.getBoolean(5),
                Authorization.valueOf(row.getString(6)),
                defaults,
                onLimit(row, 11),
                renderings);
        return new ServiceFacts(row.getLong(1), row.getString(2), terms);
    }

    private static LimitAction onLimit(ResultSet row, int first) throws SQLException {
        String kind = row.getString(first);
        return LimitAction.stored(
                kind == null ? null : LimitAction.Kind.valueOf(kind),
                row.getString(first + 1),
                row.getString(first + 2));
    }

    private Map<Long, List<ServiceParameter>> parameters(Connection connection) throws SQLException {
        Map<Long, List<ServiceParameter>> byVersion = new HashMap<>();
        query(
                connection,
                "select v.id, p.name, p.type, p.minimum, p.maximum, p.default_value from service_parameter p"
                        + " join service_version v on v.id = p.version_id where " + which
                        + " order by v.id, p.position",
                row -> byVersion
                        .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new ServiceParameter(
                                row.getString(2),
                                ParameterType.valueOf(row.getString(3)),
                                row.getObject(4, Long.class),
                                row.getObject(5, Long.class),
                                row.getString(6))));
        return byVersion;
    }

    private Map<Long, List<ServiceRendering>> renderings(Connection connection) throws SQLException {
        Map<Long, List<ServiceRendering>> byVersion = new HashMap<>();
        query(
                connection,
                "select v.id, r.dialect, r.attribute, r.tag, r.template from service_rendering r"
                        + " join service_version v on v.id = r.version_id where " + which
                        + " order by v.id, r.position",
                row -> byVersion
                        .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new ServiceRendering(
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, Integer.class),
                                row.getString(5))));
        return byVersion;
    }

    private void query(Connection connection, String sql, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (parameter != null) {
                statement.setObject(1, parameter);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
