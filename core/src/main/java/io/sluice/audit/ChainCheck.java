package io.sluice.audit;

import org.jspecify.annotations.Nullable;

/** Checks a stored chain, entry by entry in the order of their places, and remembers the first break. For one thread. */
public final class ChainCheck {

    private final AuditChain claimed;
    private AuditChain sound = AuditChain.EMPTY;
    private @Nullable ChainBreak found;

    /**
     * @param claimed the end that is stored; entries up to it must be there
     */
    public ChainCheck(AuditChain claimed) {
        this.claimed = claimed;
    }

    /** Takes the entry with the next higher place; after the first break nothing more is looked at. */
    public void take(SealedEntry next) {
        if (found != null) {
            return;
        }
        if (next.place() > claimed.place()) {
            // what is missing before the end is the earlier break
            found = sound.place() < claimed.place() ? missing() : broken(next, ChainBreak.Kind.BEYOND_END);
        } else if (next.place() != sound.place() + 1) {
            found = missing();
        } else if (!sound.seal(next.entry()).hash().equals(next.hash())) {
            found = broken(next, ChainBreak.Kind.ALTERED);
        } else {
            sound = sound.with(next);
        }
    }

    /** The first break after all entries were taken; null if the chain is what was sealed. */
    public @Nullable ChainBreak finish() {
        if (found == null && sound.place() < claimed.place()) {
            found = missing();
        }
        if (found == null && !sound.hash().equals(claimed.hash())) {
            // the stored end itself was tampered with
            found = new ChainBreak(sound.place(), null, ChainBreak.Kind.ALTERED);
        }
        return found;
    }

    /** The end up to which everything was found intact. */
    public AuditChain sound() {
        return sound;
    }

    private ChainBreak missing() {
        return new ChainBreak(sound.place() + 1, null, ChainBreak.Kind.MISSING);
    }

    private static ChainBreak broken(SealedEntry entry, ChainBreak.Kind kind) {
        return new ChainBreak(entry.place(), entry.entry().id(), kind);
    }
}
