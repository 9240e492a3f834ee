package io.sluice.ejb.security;

import jakarta.annotation.Resource;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
            "select u.id, u.name, u.password_hash, u.role, u.retailer_id, u.enabled, u.locked_until";

    private static final String TOKEN = USER + ", t.id as token_id, t.name as token_name, t.read_only, t.resources,"
            + " t.retailer_id as token_retailer_id, t.last_used_at"
            + " from portal_user u join api_token t on t.user_id = u.id";

    /** How exactly the last use of a token is known: a write with each request would cost more than the request. */
    private static final Duration USE_NOTED = Duration.ofMinutes(10);

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
        return find(
                USER + " from portal_user u where u.name = ?",
                query -> query.setString(1, name),
                JdbcUserDirectory::user);
    }

    @Override
    public Optional<TokenOwner> byToken(byte[] hash, Instant now) {
        return find(
                TOKEN + " where t.token_hash = ? and t.expires_at > ?",
                query -> {
                    query.setBytes(1, hash);
                    query.setObject(2, utc(now));
                },
                row -> owner(row, now));
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
    public boolean succeeded(long userId) {
        return update(
                        "update portal_user set failures = 0, locked_until = null where id = ? and failures > 0",
                        statement -> statement.setLong(1, userId))
                == 1;
    }

    private <T> Optional<T> find(String sql, Binding binding, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            binding.bind(query);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? reading.read(row) : Optional.empty();
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

    private Optional<TokenOwner> owner(ResultSet row, Instant now) throws SQLException {
        long token = row.getLong("token_id");
        String name = row.getString("token_name");
        TokenScope scope = new TokenScope(
                row.getBoolean("read_only"),
                TokenScope.resourcesOf(row.getString("resources")),
                row.getObject("token_retailer_id", Long.class));
        Instant used = instant(row.getObject("last_used_at", OffsetDateTime.class));
        Optional<TokenOwner> owner = user(row).map(user -> new TokenOwner(user, token, name, scope));
        if (used == null || used.isBefore(now.minus(USE_NOTED))) {
            update("update api_token set last_used_at = ? where id = ?", statement -> {
                statement.setObject(1, utc(now));
                statement.setLong(2, token);
            });
        }
        return owner;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    @FunctionalInterface
    private interface Reading<T> {
        Optional<T> read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
