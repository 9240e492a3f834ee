package io.sluice.ejb.accounting;

import io.sluice.ejb.platform.Columns;
import io.sluice.session.NasReboot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;

/**
 * When each NAS has begun anew, in the caller's transaction. A NAS says so by Accounting-On or -Off; one that does not is
 * found out by an Acct-Session-Id that comes back while its session seems to go on.
 */
final class BootEpochs {

    private static final String NEXT = "update nas set boot_epoch = boot_epoch + 1 where id = ? and not exists"
            + " (select 1 from nas_epoch e where e.nas_id = nas.id and e.begun_at %s ?)";

    private static final String NOTE = "insert into nas_epoch (nas_id, epoch, begun_at, learned_by)"
            + " select id, boot_epoch, ?, ? from nas where id = ?";

    private final Connection connection;

    BootEpochs(Connection connection) {
        this.connection = connection;
    }

    /** A reboot that is told again has begun an epoch already; that of a partition begins none. */
    void begin(Collection<NasReboot> reboots) throws SQLException {
        for (NasReboot reboot : reboots) {
            if (reboot.partition() == null) {
                begin(reboot.nasId(), ">=", reboot.happenedAt(), reboot.happenedAt(), "ON_OFF");
            }
        }
    }

    /**
     * A session seemed to go on when another of its name began. If it is of the present epoch, that has ended.
     *
     * @param before start of the older session, in microseconds since 1970
     * @param begun start of the younger
     */
    void infer(long nasId, long before, long begun) throws SQLException {
        begin(nasId, ">", before, begun, "REUSED_ID");
    }

    private void begin(long nasId, String comparison, long unlessAt, long begun, String learnedBy) throws SQLException {
        try (PreparedStatement next = connection.prepareStatement(NEXT.formatted(comparison))) {
            next.setLong(1, nasId);
            next.setTimestamp(2, timestamp(unlessAt));
            if (next.executeUpdate() == 0) {
                return;
            }
        }
        try (PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setTimestamp(1, timestamp(begun));
            note.setString(2, learnedBy);
            note.setLong(3, nasId);
            note.executeUpdate();
        }
    }

    static Timestamp timestamp(long micros) {
        return Timestamp.from(Columns.instant(micros));
    }
}
