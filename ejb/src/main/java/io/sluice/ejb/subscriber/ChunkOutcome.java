package io.sluice.ejb.subscriber;

import java.util.List;

/** What became of one chunk of an import that was stored. */
public record ChunkOutcome(int created, int replaced, List<RefusedLine> refused) {

    public ChunkOutcome {
        refused = List.copyOf(refused);
    }
}
