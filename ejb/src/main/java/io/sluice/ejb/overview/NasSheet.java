package io.sluice.ejb.overview;

import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.MutexBy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A NAS as it is set up; without its secret.
 *
 * @param identifiers values of NAS-Identifier it is recognised by
 * @param addresses values of NAS-IP-Address or NAS-IPv6-Address it is recognised by
 * @param coaTarget address and port CoA-Requests go to, null if nowhere
 */
public record NasSheet(
        String name,
        DialectName dialect,
        List<String> identifiers,
        List<String> addresses,
        @Nullable String coaTarget,
        Confirmation confirmation,
        MutexBy mutex) {

    public NasSheet {
        identifiers = List.copyOf(identifiers);
        addresses = List.copyOf(addresses);
    }
}
