package io.sluice.ejb.security;

import io.sluice.ejb.platform.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The users' rows, for whoever lists and changes them; logins read theirs by {@link JdbcUserDirectory}. */
final class UserRows {

    private static final String USER = "select u.id, u.name, u.role, r.name as retailer, u.subscriber_id, u.enabled,"
            + " u.locked_until, u.version from portal_user u left join retailer r on r.id = u.retailer_id where 1 = 1";

    private final DataSource database;

    UserRows(DataSource database) {
        this.database = database;
    }

    /** Newest first, one more than fits the page. */
    List<UserView> list(UserFilter filter, @Nullable Long before, PageRequest page) {
        return new Sql(USER)
                .with("u.role = ?", filter.role() == null ? null : filter.role().text())
                .with("r.name = ?", filter.retailer())
                .with("u.id < ?", before)
                .then(" order by u.id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(database, UserRows::view);
    }

    Optional<UserView> byName(String name) {
        return new Sql(USER)
                .with("u.name = ?", name).list(database, UserRows::view).stream()
                        .findFirst();
    }

    /** Keeps others from changing this user, and whoever else may administer, until the transaction ends. */
    void lock(String name) {
        new Sql("select id from portal_user where name = ? or role = ? order by id for update", name, admin())
                .list(database, row -> row.getLong(1));
    }

    boolean isAnAdministratorLeft() {
        return !new Sql("select id from portal_user where role = ? and enabled fetch first row only", admin())
                .list(database, row -> row.getLong(1))
                .isEmpty();
    }

    void insert(UserCommand user, @Nullable Long retailer, String hash) {
        new Sql(
                        "insert into portal_user (name, password_hash, role, retailer_id, subscriber_id, enabled, failures,"
                                + " version) values (?, ?, ?, cast(? as bigint), cast(? as bigint), ?, 0, 0)",
                        user.name(),
                        hash,
                        user.role().text(),
                        retailer,
                        user.subscriberId(),
                        user.enabled())
                .update(database);
    }

    /** A null hash keeps the password. */
    void update(UserCommand user, @Nullable Long retailer, @Nullable String hash) {
        new Sql(
                        "update portal_user set role = ?, retailer_id = cast(? as bigint),"
                                + " subscriber_id = cast(? as bigint), enabled = ?,"
                                + " password_hash = coalesce(cast(? as varchar(256)), password_hash),"
                                + " version = version + 1 where name = ?",
                        user.role().text(),
                        retailer,
                        user.subscriberId(),
                        user.enabled(),
                        hash,
                        user.name())
                .update(database);
    }

    void setPassword(String name, String hash) {
        new Sql("update portal_user set password_hash = ?, version = version + 1 where name = ?", hash, name)
                .update(database);
    }

    void unlock(String name) {
        new Sql("update portal_user set failures = 0, locked_until = null where name = ?", name).update(database);
    }

    /** With the user's tokens. */
    void delete(long id) {
        new Sql("delete from api_token where user_id = ?", id).update(database);
        new Sql("delete from portal_user where id = ?", id).update(database);
    }

    Optional<Long> retailer(String name) {
        return new Sql("select id from retailer where name = ?", name)
                .list(database, row -> row.getLong(1)).stream().findFirst();
    }

    Optional<Place> place(long subscriber) {
        return new Sql(
                        "select s.retailer_id, r.name, s.kind from subscriber s join retailer r on r.id = s.retailer_id"
                                + " where s.id = ?",
                        subscriber)
                .list(database, row -> new Place(row.getLong(1), row.getString(2), row.getString(3))).stream()
                        .findFirst();
    }

    private static String admin() {
        return PortalRole.ADMIN.text();
    }

    private static UserView view(ResultSet row) throws SQLException {
        // A role of a later version can do nothing here, like a subscriber without portal.
        PortalRole role = PortalRole.of(row.getString("role")).orElse(PortalRole.SUBSCRIBER);
        return new UserView(
                row.getLong("id"),
                row.getString("name"),
                role,
                row.getString("retailer"),
                row.getObject("subscriber_id", Long.class),
                row.getBoolean("enabled"),
                Sql.time(row, "locked_until"),
                row.getInt("version"));
    }

    /** Where in the tree a subscriber is. */
    record Place(long retailerId, String retailer, String kind) {}
}
