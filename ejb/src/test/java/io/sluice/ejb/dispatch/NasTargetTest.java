package io.sluice.ejb.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.MutexBy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NasTargetTest {

    private static NasTarget nas(Confirmation confirmation, boolean keepsRecords) {
        return new NasTarget(
                1, "bng1", DialectName.ERX, null, confirmation, MutexBy.SLUICE, "10.0.0.2", null, keepsRecords);
    }

    @ParameterizedTest
    @CsvSource({
        "LEARN, false, false",
        "LEARN, true, true",
        "ACK, true, false",
        "ACK, false, false",
        "ACCOUNTING, false, true"
    })
    void needsProof_asConfiguredOrLearned(Confirmation confirmation, boolean keepsRecords, boolean needed) {
        assertThat(nas(confirmation, keepsRecords).needsProof()).isEqualTo(needed);
    }

    @Test
    void isLookedForWhenAnOrderNeedsIt_onceASecondAtMost() {
        AtomicInteger reads = new AtomicInteger();
        AtomicLong nanos = new AtomicLong();
        List<NasTarget> stored = new ArrayList<>();
        NasTargets targets = new NasTargets(
                () -> {
                    reads.incrementAndGet();
                    return List.copyOf(stored);
                },
                nanos::get);

        assertThat(targets.findForOrder(1)).isEmpty();
        assertThat(targets.findForOrder(1)).isEmpty();
        assertThat(reads).hasValue(1);

        stored.add(nas(Confirmation.ACK, false));
        nanos.addAndGet(1_000_000_000);

        assertThat(targets.findForOrder(1)).map(NasTarget::name).contains("bng1");
        assertThat(reads).hasValue(2);
    }

    @Test
    void isFoundByIdAndName_onceItWasRead() {
        NasTargets targets = new NasTargets(() -> List.of(nas(Confirmation.ACK, false)));
        assertThat(targets.find(1)).isEmpty();

        targets.reload();

        assertThat(targets.find(1)).map(NasTarget::name).contains("bng1");
        assertThat(targets.idOf("bng1")).contains(1L);
        assertThat(targets.idOf("bng2")).isEmpty();
    }
}
