package io.sluice.web.operator;

import io.sluice.ejb.security.PortalRole;
import io.sluice.web.security.Caller;
import java.util.Optional;
import java.util.Set;

/** Who may change live services on the pages; whoever else sees them only looks. */
final class Changers {
    private static final Set<PortalRole> MAY =
            Set.of(PortalRole.ADMIN, PortalRole.OPERATOR, PortalRole.RETAILER_MANAGER);

    private Changers() {}

    static boolean may(Optional<Caller> caller) {
        return caller.filter(known -> MAY.contains(known.role())).isPresent();
    }
}
