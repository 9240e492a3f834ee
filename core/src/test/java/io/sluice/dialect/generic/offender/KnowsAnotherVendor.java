package io.sluice.dialect.generic.offender;

import io.sluice.dialect.mikrotik.MikrotikDialect;

/** Leans on another vendor. */
public final class KnowsAnotherVendor {
    MikrotikDialect other;
}
