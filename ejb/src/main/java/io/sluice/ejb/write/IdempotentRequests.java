package io.sluice.ejb.write;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.CredentialVault.Purpose;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Remembers requests with an idempotency key for a day: one claims its key before it begins, keeps its answer in the
 * transaction of the change, and gives the key back if nothing was changed. Answers are encrypted, for one may hold a token.
 */
public final class IdempotentRequests {

    static final Duration KEPT = Duration.ofHours(24);

    /** Longer than any transaction: whoever holds a key so long without an answer has died. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final DataSource database;
    private final CredentialVault vault;
    private final Clock clock;

    public IdempotentRequests(DataSource database, CredentialVault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** A key that is the caller's to use now; the time tells it from another's claim after ours was given up for dead. */
    public record Claim(KeyedRequest request, Instant since) {}

    /** A claim to the key from now on, which {@link #begin} must grant. */
    Claim claim(KeyedRequest request) {
        return new Claim(request, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Grants the claim, in a transaction of its own, or gives the answer that the request had before.
     *
     * @throws Refused if the key came with another request, or its request is not answered yet
     */
    Optional<StoredAnswer> begin(Claim claim) {
        try (Connection connection = database.getConnection()) {
            forgetOld(connection, claim.since);
            return inserted(connection, claim) ? Optional.empty() : stored(connection, claim);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** Keeps the answer, in the transaction of the change. */
    void keep(Claim claim, StoredAnswer answer) {
        String sql = "update idempotent_request set answer = ? where caller = ? and request_key = ? and started_at = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setBytes(1, vault.encrypt(Purpose.IDEMPOTENT_ANSWER, answer.octets()));
            bind(update, 2, claim);
            if (update.executeUpdate() == 0) {
                throw Refused.because(Reason.STILL_RUNNING, "It took too long, and its repetition has begun.");
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** Gives the key back, in a transaction of its own: nothing was changed, so the request may be tried again. */
    void release(Claim claim) {
        String sql = "delete from idempotent_request where caller = ? and request_key = ? and started_at = ?"
                + " and answer is null";
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            bind(delete, 1, claim);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static void forgetOld(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from idempotent_request where started_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(now.minus(KEPT)));
            delete.executeUpdate();
        }
    }

    private static boolean inserted(Connection connection, Claim claim) throws SQLException {
        String sql = "insert into idempotent_request (request_hash, caller, request_key, started_at)"
                + " values (?, ?, ?, ?) on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setBytes(1, claim.request.hash());
            bind(insert, 2, claim);
            return insert.executeUpdate() == 1;
        }
    }

    /** The answer; empty if the key was taken over from a request that died. */
    private Optional<StoredAnswer> stored(Connection connection, Claim claim) throws SQLException {
        String sql = "select request_hash, started_at, answer from idempotent_request"
                + " where caller = ? and request_key = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, claim.request.caller());
            select.setString(2, claim.request.key());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw stillRunning();
                }
                if (!MessageDigest.isEqual(row.getBytes(1), claim.request.hash())) {
                    throw Refused.because(
                            Reason.KEY_REUSED, "This Idempotency-Key came with another request; choose a new one.");
                }
                byte[] answer = row.getBytes(3);
                if (answer != null) {
                    return Optional.of(StoredAnswer.of(vault.decrypt(Purpose.IDEMPOTENT_ANSWER, answer)));
                }
                takeOver(connection, claim, row.getTimestamp(2));
                return Optional.empty();
            }
        }
    }

    private static void takeOver(Connection connection, Claim claim, Timestamp since) throws SQLException {
        if (since.toInstant().isAfter(claim.since.minus(PATIENCE))) {
            throw stillRunning();
        }
        String sql = "update idempotent_request set started_at = ? where started_at = ?"
                + " and caller = ? and request_key = ? and answer is null";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(claim.since));
            update.setTimestamp(2, since);
            update.setString(3, claim.request.caller());
            update.setString(4, claim.request.key());
            if (update.executeUpdate() == 0) {
                throw stillRunning();
            }
        }
    }

    private static Refused stillRunning() {
        return Refused.because(
                Reason.STILL_RUNNING, "The first request with this Idempotency-Key is not answered yet.");
    }

    private static void bind(PreparedStatement statement, int at, Claim claim) throws SQLException {
        statement.setString(at, claim.request.caller());
        statement.setString(at + 1, claim.request.key());
        statement.setTimestamp(at + 2, Timestamp.from(claim.since));
    }
}
