package io.sluice.nas;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the NAS that a request speaks of, in memory. */
public interface NasDirectory {

    /**
     * The NAS a client's request is about: where the client may report it, the one with this NAS-Identifier, else the one
     * with this address; otherwise, or if there is none, the client's own.
     *
     * @param client name of the client whose rule matched
     * @param identifier NAS-Identifier, null if absent
     * @param address NAS-IP-Address or NAS-IPv6-Address in RFC 5952 form, null if absent
     * @return empty if the client has meanwhile been removed
     */
    Optional<NasRef> find(String client, @Nullable String identifier, @Nullable String address);
}
