package io.sluice.ejb.start;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.PasswordHash;
import io.sluice.ejb.security.PortalRole;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an empty database is given: the administrator, and the demo where it is wanted. In one transaction, and
 * on one node at a time.
 */
@Stateless
public class FirstRows {

    private static final int GENERATED_OCTETS = 12;
    private static final int MOST_DEMO_SUBSCRIBERS = 1_000_000;

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private CredentialVault vault;

    @Inject
    private SecureRandom random;

    @Inject
    private Clock clock;

    @SuppressWarnings("NullAway.Init")
    protected FirstRows() {}

    public void make(Settings settings) {
        try (Connection connection = database.getConnection()) {
            oneNodeAtATime(connection);
            PortalUsers users = new PortalUsers(connection, random);
            // Once there is an administrator, the name or the password of the first one may be gone for good.
            if (isEmpty(connection, "portal_user where name = 'admin' or role = 'admin'")) {
                makeAdministrator(users, settings.text("sluice.admin.password"));
            }
            if (settings.flag("sluice.demo") && isEmpty(connection, "retailer")) {
                long isp1 = new DemoData(entities, vault, clock.instant()).make();
                makeDemoUsers(users, isp1);
                int crowd = (int) settings.number("sluice.demo.subscribers", 0, 0, MOST_DEMO_SUBSCRIBERS);
                new DemoCrowd(connection, vault).make(isp1, crowd);
                StartLog.demoDataMade();
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** One for each role; each password is the name. */
    private static void makeDemoUsers(PortalUsers users, long retailer) throws SQLException {
        for (PortalRole role : List.of(PortalRole.OPERATOR, PortalRole.AUDITOR, PortalRole.BILLING)) {
            users.add(role.text(), role.text(), role, null, null);
        }
        users.add("isp1-manager", "isp1-manager", PortalRole.RETAILER_MANAGER, retailer, null);
        users.add("it-manager", "it-manager", PortalRole.IT_MANAGER, retailer, "acme");
        users.add("subscriber", "subscriber", PortalRole.SUBSCRIBER, retailer, "client1");
    }

    private void makeAdministrator(PortalUsers users, Optional<String> chosen) throws SQLException {
        byte[] octets = new byte[GENERATED_OCTETS];
        random.nextBytes(octets);
        String password = chosen.orElseGet(() -> Base64.getUrlEncoder().encodeToString(octets));
        users.add("admin", password, PortalRole.ADMIN, null, null);
        if (chosen.isEmpty()) {
            StartLog.administratorMade(password);
        }
    }

    /** The first migration's row is there for certain, and nobody else locks it. */
    private static void oneNodeAtATime(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select installed_rank from flyway_schema_history where installed_rank = 1 for update")) {
            lock.executeQuery().close();
        }
    }

    private static boolean isEmpty(Connection connection, String what) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from " + what + " fetch first row only");
                ResultSet row = select.executeQuery()) {
            return !row.next();
        }
    }

    /** Portal users as rows. */
    private record PortalUsers(Connection connection, SecureRandom random) {

        void add(String name, String password, PortalRole role, @Nullable Long retailer, @Nullable String subscriber)
                throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into portal_user"
                            + " (name, password_hash, role, retailer_id, subscriber_id, failures, enabled, version)"
                            + " values (?, ?, ?, ?, (select max(id) from subscriber where retailer_id = ? and name = ?), 0, true, 0)")) {
                insert.setString(1, name);
                insert.setString(
                        2, PasswordHash.of(password.toCharArray(), random).toText());
                insert.setString(3, role.text());
                insert.setObject(4, retailer, Types.BIGINT);
                insert.setObject(5, retailer, Types.BIGINT);
                insert.setString(6, subscriber);
                insert.executeUpdate();
            }
        }
    }
}
