package io.sluice.ejb.start;

import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.CredentialVault.Purpose;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Many subscribers for load trials: {@code sub000000@isp1.com} with password {@code pw000000} and so on, each with one
 * service and two reply attributes. Written by plain batches, for entities would take minutes.
 */
final class DemoCrowd {

    private static final int BATCH = 1_000;

    private static final String SUBSCRIBER =
            "insert into subscriber (retailer_id, kind, name, login, credential, status, version)"
                    + " values (?, 'RESIDENTIAL', ?, ?, ?, 'ACTIVE', 0)";
    private static final String SERVICES = "insert into record_service"
            + " (subscriber_id, tag, activation, timeout_seconds, statistics)"
            + " select id, 1, 'svc-basic(20m,4m)', 86400, 'TIME_VOLUME' from subscriber where retailer_id = ?"
            + " and name like 'sub______'";
    private static final String ATTRIBUTES = "insert into record_attribute (subscriber_id, position, name, content)"
            + " select s.id, a.position, a.name, a.content from subscriber s cross join"
            + " (values (0, 'Session-Timeout', '86400'), (1, 'Acct-Interim-Interval', '900')) a(position, name, content)"
            + " where s.retailer_id = ? and s.name like 'sub______'";

    private final Connection connection;
    private final CredentialVault vault;

    DemoCrowd(Connection connection, CredentialVault vault) {
        this.connection = connection;
        this.vault = vault;
    }

    void make(long retailer, int size) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SUBSCRIBER)) {
            for (int i = 0; i < size; i++) {
                String number = String.format("%06d", i);
                byte[] password = ("pw" + number).getBytes(StandardCharsets.UTF_8);
                insert.setLong(1, retailer);
                insert.setString(2, "sub" + number);
                insert.setString(3, "sub" + number + "@isp1.com");
                insert.setBytes(4, vault.encrypt(Purpose.SUBSCRIBER_CREDENTIAL, password));
                insert.addBatch();
                if ((i + 1) % BATCH == 0 || i + 1 == size) {
                    insert.executeBatch();
                }
            }
        }
        fill(SERVICES, retailer);
        fill(ATTRIBUTES, retailer);
    }

    private void fill(String sql, long retailer) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, retailer);
            insert.executeUpdate();
        }
    }
}
