package io.sluice.ejb.accounting;

import io.sluice.accounting.AccountingRecord;
import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.InvalidCursor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;

/** A place in the order of accounting records, which also names one record; as text it is opaque and fits in a URL. */
record RecordCursor(Instant eventAt, long fingerprint, String acctSessionId) {

    private static final long MICROS = 1_000_000;

    static RecordCursor of(AccountingRecord row) {
        return new RecordCursor(row.eventAt(), row.fingerprint(), row.acctSessionId());
    }

    static RecordCursor after(AccountingRecordView view) {
        return parse(view.id());
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    static RecordCursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            long micros = Long.parseLong(parts[0]);
            Instant eventAt =
                    Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
            return new RecordCursor(eventAt, Long.parseLong(parts[1]), parts[2]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new InvalidCursor(text);
        }
    }

    /** Leaves what comes after this place. */
    void continueIn(Criteria criteria) {
        criteria.with("r.eventDay <= ?", day(eventAt)).with("r.eventAt <= ?", eventAt);
        criteria.tuple(
                "(r.eventAt < ?1 or r.eventAt = ?1 and (r.acctSessionId < ?2 or r.acctSessionId = ?2 and r.fingerprint < ?3))",
                eventAt,
                acctSessionId,
                fingerprint);
    }

    @Override
    public String toString() {
        long micros = eventAt.getEpochSecond() * MICROS + eventAt.getNano() / 1000;
        String text = micros + " " + fingerprint + " " + acctSessionId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
