package io.sluice.ejb.session;

import java.util.Set;

/** Hears that operations were stored, so that they need not wait to be found. */
@FunctionalInterface
public interface OrderedWork {

    /** Told after the commit, outside any transaction; must return at once. */
    void ordered(Set<Long> nasIds);
}
