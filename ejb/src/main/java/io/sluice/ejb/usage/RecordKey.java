package io.sluice.ejb.usage;

import java.time.LocalDate;

/** What names one accounting record. */
record RecordKey(String acctSessionId, LocalDate eventDay, long fingerprint) {}
