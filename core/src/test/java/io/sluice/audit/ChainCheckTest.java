package io.sluice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.audit.ChainBreak.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChainCheckTest {
    private static final Instant EIGHT_AM = Instant.parse("2026-11-22T08:00:00.000001Z");

    private AuditChain end = AuditChain.EMPTY;
    private final List<SealedEntry> stored = new ArrayList<>();

    private static AuditEntry anEntry(long id) {
        return new AuditEntry(
                id, EIGHT_AM, "anna", "operator", "10.0.0.9", "nas.changed", "/nas/bng1", null, "{\"port\":3799}");
    }

    private void sealed(int entries) {
        for (int id = 1; id <= entries; id++) {
            SealedEntry next = end.seal(anEntry(10 + id));
            stored.add(next);
            end = end.with(next);
        }
    }

    private @Nullable ChainBreak check() {
        ChainCheck check = new ChainCheck(end);
        stored.forEach(check::take);
        return check.finish();
    }

    @Test
    void findsNothing_inWhatWasSealed() {
        assertThat(check()).isNull();
        sealed(3);

        assertThat(check()).isNull();
    }

    static List<UnaryOperator<AuditEntry>> edits() {
        Instant later = EIGHT_AM.plusNanos(1000);
        return List.of(
                e -> entry(99, e.happenedAt(), "anna", "operator", "10.0.0.9", "nas.changed", "/nas/bng1", null),
                e -> entry(e.id(), later, "anna", "operator", "10.0.0.9", "nas.changed", "/nas/bng1", null),
                e -> entry(e.id(), EIGHT_AM, "mona", "operator", "10.0.0.9", "nas.changed", "/nas/bng1", null),
                e -> entry(e.id(), EIGHT_AM, "anna", null, "10.0.0.9", "nas.changed", "/nas/bng1", null),
                e -> entry(e.id(), EIGHT_AM, "anna", "operator", "", "nas.changed", "/nas/bng1", null),
                e -> entry(e.id(), EIGHT_AM, "anna", "operator", "10.0.0.9", "nas.removed", "/nas/bng1", null),
                e -> entry(e.id(), EIGHT_AM, "anna", "operator", "10.0.0.9", "nas.changed", "/nas/bng2", null),
                e -> entry(e.id(), EIGHT_AM, "anna", "operator", "10.0.0.9", "nas.changed", "/nas/bng1", ""),
                e -> new AuditEntry(
                        e.id(), EIGHT_AM, "anna", "operator", "10.0.0.9", "nas.changed", "/nas/bng1", null, null),
                // the same letters, told apart by their lengths alone
                e -> entry(e.id(), EIGHT_AM, "annao", "perator", "10.0.0.9", "nas.changed", "/nas/bng1", null));
    }

    private static AuditEntry entry(
            long id,
            Instant at,
            String actor,
            @Nullable String role,
            String origin,
            String action,
            String resource,
            @Nullable String before) {
        return new AuditEntry(id, at, actor, role, origin, action, resource, before, "{\"port\":3799}");
    }

    @ParameterizedTest
    @MethodSource("edits")
    void findsAnEditOfAnyField(UnaryOperator<AuditEntry> edit) {
        sealed(3);
        SealedEntry second = stored.get(1);
        AuditEntry edited = edit.apply(second.entry());
        stored.set(1, new SealedEntry(2, edited, second.hash()));

        assertThat(check()).isEqualTo(new ChainBreak(2, edited.id(), Kind.ALTERED));
    }

    @Nested
    class Deleted {
        @Test
        void isFound_atTheBeginning_inTheMiddle_andAtTheEnd() {
            for (int gone = 0; gone < 3; gone++) {
                stored.clear();
                end = AuditChain.EMPTY;
                sealed(3);
                stored.remove(gone);

                assertThat(check()).isEqualTo(new ChainBreak(gone + 1, null, Kind.MISSING));
            }
        }

        @Test
        void isFound_whenAllAreGone() {
            sealed(2);
            stored.clear();

            assertThat(check()).isEqualTo(new ChainBreak(1, null, Kind.MISSING));
        }

        @Test
        void isFound_beforeWhatWasAddedBeyondTheEnd() {
            sealed(2);
            AuditChain known = end;
            sealed(1);
            end = known;
            stored.remove(1);

            assertThat(check()).isEqualTo(new ChainBreak(2, null, Kind.MISSING));
        }
    }

    @Test
    void findsEntriesThatChangedPlaces() {
        sealed(3);
        AuditEntry second = stored.get(1).entry();
        AuditEntry third = stored.get(2).entry();
        stored.set(1, new SealedEntry(2, third, stored.get(1).hash()));
        stored.set(2, new SealedEntry(3, second, stored.get(2).hash()));

        assertThat(check()).isEqualTo(new ChainBreak(2, third.id(), Kind.ALTERED));
    }

    @Test
    void findsEntriesThatMovedWithTheirHashes() {
        sealed(3);
        SealedEntry second = stored.get(1);
        SealedEntry third = stored.get(2);
        stored.set(1, new SealedEntry(2, third.entry(), third.hash()));
        stored.set(2, new SealedEntry(3, second.entry(), second.hash()));

        assertThat(check()).isEqualTo(new ChainBreak(2, third.entry().id(), Kind.ALTERED));
    }

    @Test
    void findsAnEntryBeyondTheEnd() {
        sealed(2);
        AuditChain known = end;
        sealed(1);
        end = known;

        assertThat(check()).isEqualTo(new ChainBreak(3, stored.get(2).entry().id(), Kind.BEYOND_END));
    }

    @Test
    void findsAnEndThatWasChanged() {
        sealed(2);
        end = new AuditChain(2, SealHash.NONE);

        assertThat(check()).isEqualTo(new ChainBreak(2, null, Kind.ALTERED));
    }

    @Test
    void namesTheFirstOfSeveralBreaks_andTheSoundEndBeforeIt() {
        sealed(5);
        Collections.swap(stored, 3, 4);
        stored.remove(1);

        ChainCheck check = new ChainCheck(end);
        stored.forEach(check::take);

        assertThat(check.finish()).isEqualTo(new ChainBreak(2, null, Kind.MISSING));
        assertThat(check.sound()).isEqualTo(new AuditChain(1, stored.get(0).hash()));
    }
}
