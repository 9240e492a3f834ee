package io.sluice.ejb.dispatch;

import io.sluice.ejb.dispatch.OperationRow.Sent;
import io.sluice.ejb.platform.Columns;
import io.sluice.operation.Operation;
import io.sluice.operation.Progress;
import java.time.Instant;
import java.util.Collection;

/** Changes of operations as columns, in the order of {@link #NAMES}. */
final class OperationColumns {

    static final String NAMES =
            "id, fence, open, state, plan, phase, chunk, attempts, next_at, answerable, error_cause,"
                    + " detail, proof, alarm, transmissions, sent_at, source_port, identifier, authenticator, event_timestamp,"
                    + " ended_at";

    private static final int ABSENT = (int) Columns.ABSENT;
    private static final int LONGEST_DETAIL = 512;

    private OperationColumns() {}

    static Columns of(Collection<OperationChange> changes, long fence, Instant now) {
        Columns columns = new Columns(changes.size());
        String[] ids = columns.texts();
        long[] fences = columns.longs();
        boolean[] open = columns.flags();
        int[] states = columns.ints();
        String[] plans = columns.texts();
        int[] phases = columns.ints();
        int[] chunks = columns.ints();
        int[] attempts = columns.ints();
        long[] nextAt = columns.instants();
        boolean[] answerable = columns.flags();
        int[] causes = columns.ints();
        String[] details = columns.texts();
        int[] proofs = columns.ints();
        String[] alarms = columns.texts();
        int[] transmissions = columns.ints();
        long[] sentAt = columns.instants();
        int[] ports = columns.ints();
        int[] identifiers = columns.ints();
        byte[][] authenticators = columns.octets();
        long[] timestamps = columns.longs();
        long[] endedAt = columns.instants();
        int i = 0;
        for (OperationChange change : changes) {
            Operation operation = change.operation();
            Progress progress = operation.progress();
            Sent sending = change.sending();
            boolean isOpen = operation.state().isOpen();
            ids[i] = operation.id().toString();
            fences[i] = fence;
            open[i] = isOpen;
            states[i] = operation.state().code();
            plans[i] = change.planned() ? operation.planned().text() : null;
            phases[i] = progress.phase().code();
            chunks[i] = progress.chunk();
            attempts[i] = progress.attempts();
            nextAt[i] = Columns.micros(progress.nextAt());
            answerable[i] = progress.answerable();
            causes[i] = progress.errorCause() == null ? ABSENT : progress.errorCause();
            details[i] = shortened(progress.detail());
            proofs[i] = progress.proof().code();
            alarms[i] = progress.alarm() == null ? null : progress.alarm().name();
            transmissions[i] = change.transmissions();
            sentAt[i] = sending == null ? Columns.ABSENT : Columns.micros(now);
            ports[i] = sending == null ? ABSENT : sending.sourcePort();
            identifiers[i] = sending == null ? ABSENT : sending.identifier();
            authenticators[i] = sending == null ? null : sending.authenticator();
            timestamps[i] = sending == null ? Columns.ABSENT : sending.eventTimestamp();
            endedAt[i] = isOpen ? Columns.ABSENT : Columns.micros(now);
            i++;
        }
        return columns;
    }

    private static String shortened(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }
}
