package io.sluice.ejb.security;

import io.sluice.access.ClassToken;

/** The seal of our Class attributes, one for each thread, under a key that all nodes derive from the master key. */
public final class ClassSeals {

    private final ThreadLocal<ClassToken.Seal> seals;

    public ClassSeals(MasterKey master) {
        byte[] key = master.subKey("class");
        seals = ThreadLocal.withInitial(() -> new ClassToken.Seal(key));
    }

    /** The seal of the calling thread. */
    public ClassToken.Seal ofThread() {
        return seals.get();
    }
}
