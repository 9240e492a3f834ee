package io.sluice.ejb.nas;

import io.sluice.ejb.platform.ResourceName;
import io.sluice.nas.ClientKind;
import io.sluice.nas.Protection;
import io.sluice.nas.SourcePrefix;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client is to be.
 *
 * @param prefixes at least one
 * @param secret the shared secret in clear, null to keep the one it has
 * @param kinds at least one
 * @param nas name of what its requests are about that name no other; null for the NAS with the client's own name, which is made if
 *     need be
 */
public record ClientCommand(
        String name,
        List<SourcePrefix> prefixes,
        @Nullable String secret,
        Set<ClientKind> kinds,
        Protection messageAuthenticator,
        Protection proxyState,
        boolean mayReportNas,
        boolean signReplies,
        @Nullable String nas) {

    public ClientCommand {
        ResourceName.require(name);
        prefixes = List.copyOf(prefixes);
        kinds = Set.copyOf(kinds);
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "ClientCommand[" + name + ", " + prefixes + ']';
    }
}
