package io.sluice.ejb.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.MutexBy;
import java.util.List;
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
    void isFoundByIdAndName_onceItWasRead() {
        NasTargets targets = new NasTargets(() -> List.of(nas(Confirmation.ACK, false)));
        assertThat(targets.find(1)).isEmpty();

        targets.reload();

        assertThat(targets.find(1)).map(NasTarget::name).contains("bng1");
        assertThat(targets.idOf("bng1")).contains(1L);
        assertThat(targets.idOf("bng2")).isEmpty();
    }
}
