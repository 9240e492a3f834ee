package io.sluice.ejb.start;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.security.MasterKey;
import io.sluice.ejb.security.MasterKeyRefused;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The file of the master key: {@code sluice.master.key.file} or else {@code keys/master.key} in {@code sluice.home}. It is
 * made only for a database that holds no secret yet, and refused if the database's secrets need another one.
 */
final class MasterKeyFile {

    private static final String ANY_SECRET = "select secret from (select secret from radius_client"
            + " union all select credential from subscriber where credential is not null"
            + " union all select coa_secret from nas where coa_secret is not null) secrets limit 1";

    private final DataSource database;
    private final Path file;

    MasterKeyFile(DataSource database, Settings settings) {
        this.database = database;
        this.file = settings.text("sluice.master.key.file")
                .map(Path::of)
                .orElseGet(() -> Path.of(settings.text("sluice.home").orElse("data"), "keys", "master.key"));
    }

    MasterKey open(SecureRandom random) {
        Optional<Integer> needed = keyIdInUse();
        if (!Files.exists(file)) {
            if (needed.isPresent()) {
                throw new MasterKeyRefused("the database holds secrets, and the master key that they need is not at "
                        + file.toAbsolutePath() + "; bring it back from your copy");
            }
            MasterKey made = MasterKey.create(file, random);
            StartLog.masterKeyMade(file.toAbsolutePath());
            return made;
        }
        MasterKey key = MasterKey.read(file);
        if (needed.isPresent() && needed.get() != key.id()) {
            throw new MasterKeyRefused("the secrets in the database need another master key than the one at "
                    + file.toAbsolutePath() + "; is it another database's?");
        }
        return key;
    }

    private Optional<Integer> keyIdInUse() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ANY_SECRET)) {
            byte[] stored = row.next() ? row.getBytes(1) : new byte[0];
            return stored.length > 5 ? Optional.of(ByteBuffer.wrap(stored).getInt(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }
}
