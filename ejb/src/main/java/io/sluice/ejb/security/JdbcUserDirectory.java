package io.sluice.ejb.security;

import jakarta.annotation.Resource;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * {@link UserDirectory} by JDBC. Never cached: a locked or disabled account is locked on every node at once.
 */
@Stateless
@Local(UserDirectory.class)
public class JdbcUserDirectory implements UserDirectory {
    private static final String USER =
            "select u.id, u.name, u.password_hash, u.role, u.retailer_id, u.enabled, u.locked_until from portal_user u";

    private static final String NOT_LOCKED = " and (locked_until is null or locked_until <= ?)";

    @Resource
    private DataSource database;

    /** For the container. */
    public JdbcUserDirectory() {}

    JdbcUserDirectory(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<PortalUser> byName(String name) {
        return find(USER + " where u.name = ?", query -> query.setString(1, name));
    }

    @Override
    public Optional<PortalUser> byToken(byte[] hash, Instant now) {
        return find(
                USER + " join api_token t on t.user_id = u.id where t.token_hash = ? and t.expires_at > ?", query -> {
                    query.setBytes(1, hash);
                    query.setObject(2, utc(now));
                });
    }

    @Override
    public boolean failed(String name, LockoutRule rule, Instant now) {
        int counted =
                update("update portal_user set failures = failures + 1 where name = ?" + NOT_LOCKED, statement -> {
                    statement.setString(1, name);
                    statement.setObject(2, utc(now));
                });
        // Of attempts at once only one finds the account both full and open, and so is the one that locked it.
        return counted == 1
                && update(
                                "update portal_user set failures = 0, locked_until = ? where name = ? and failures >= ?"
                                        + NOT_LOCKED,
                                statement -> {
                                    statement.setObject(1, utc(now.plus(rule.pause())));
                                    statement.setString(2, name);
                                    statement.setInt(3, rule.failures());
                                    statement.setObject(4, utc(now));
                                })
                        == 1;
    }

    @Override
    public void succeeded(long userId) {
        update(
                "update portal_user set failures = 0, locked_until = null where id = ? and failures > 0",
                statement -> statement.setLong(1, userId));
    }

    private Optional<PortalUser> find(String sql, Binding binding) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            binding.bind(query);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? user(row) : Optional.empty();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("reading users failed", broken);
        }
    }

    private int update(String sql, Binding binding) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("writing users failed", broken);
        }
    }

    /** A user with a role of a later version is nobody to this one. */
    private static Optional<PortalUser> user(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        String name = row.getString("name");
        String hash = row.getString("password_hash");
        Long retailer = row.getObject("retailer_id", Long.class);
        boolean enabled = row.getBoolean("enabled");
        Instant lockedUntil = instant(row.getObject("locked_until", OffsetDateTime.class));
        return PortalRole.of(row.getString("role"))
                .map(role -> new PortalUser(id, name, hash, role, retailer, enabled, lockedUntil));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
