package io.sluice.ejb.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.SubscriberStatus;
import io.sluice.subscriber.draft.SubscriberDraft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportRunTest {

    private final List<List<Long>> landed = new ArrayList<>();
    private final List<RefusedLine> refused = new ArrayList<>();

    private static ImportLine line(long number, String login) {
        return new ImportLine(
                number,
                new SubscriberDraft(
                        SubscriberKind.RESIDENTIAL, "isp1", null, login, "x", SubscriberStatus.ACTIVE, null, null),
                null,
                null);
    }

    private ChunkOutcome land(List<ImportLine> lines) {
        if (lines.stream().anyMatch(line -> "poison".equals(line.subscriber().login()))) {
            throw Refused.because(Reason.DUPLICATE, "It is poisonous.");
        }
        landed.add(lines.stream().map(ImportLine::number).toList());
        return new ChunkOutcome(lines.size(), 0, List.of());
    }

    @Test
    void storesAThousandAtATime() {
        ImportRun run = new ImportRun(this::land, refused::add);
        for (int i = 1; i <= 2_500; i++) {
            run.add(line(i, "sub" + i));
        }

        assertThat(landed).extracting(List::size).containsExactly(1_000, 1_000);
        assertThat(run.finish()).isEqualTo(new ImportCounts(2_500, 0, 0));
        assertThat(landed).extracting(List::size).containsExactly(1_000, 1_000, 500);
    }

    @Test
    void endsAChunkBeforeALoginThatItHolds() {
        ImportRun run = new ImportRun(this::land, refused::add);
        run.add(line(1, "anna"));
        run.add(line(2, "eva"));
        run.add(line(3, "anna"));
        run.add(line(4, "eva"));

        run.finish();

        assertThat(landed).containsExactly(List.of(1L, 2L), List.of(3L, 4L));
    }

    @Test
    void losesOnlyTheLineThatTheDatabaseRefuses() {
        ImportRun run = new ImportRun(this::land, refused::add);
        for (int i = 1; i <= 1_000; i++) {
            run.add(line(i, i == 617 ? "poison" : "sub" + i));
        }

        assertThat(run.finish()).isEqualTo(new ImportCounts(999, 0, 1));
        assertThat(refused).extracting(RefusedLine::number).containsExactly(617L);
        assertThat(landed.stream().flatMap(List::stream)).hasSize(999).doesNotContain(617L);
    }

    @Test
    void triesAgain_beforeItTakesAChunkApart() {
        List<Integer> tries = new ArrayList<>();
        ImportRun run = new ImportRun(
                lines -> {
                    tries.add(lines.size());
                    if (tries.size() == 1) {
                        throw Refused.because(Reason.DUPLICATE, "Somebody was faster.");
                    }
                    return new ChunkOutcome(1, 0, List.of(new RefusedLine(2, List.of())));
                },
                refused::add);
        run.add(line(1, "anna"));
        run.add(line(2, "eva"));

        assertThat(run.finish()).isEqualTo(new ImportCounts(1, 0, 1));
        assertThat(tries).containsExactly(2, 2);
    }
}
