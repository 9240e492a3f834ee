package io.sluice.ejb.nas;

import io.sluice.ejb.platform.ResourceName;
import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.IpAddress;
import io.sluice.nas.MutexBy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a NAS is to be.
 *
 * @param identifiers values of NAS-Identifier
 * @param addresses values of NAS-IP-Address and NAS-IPv6-Address
 * @param coa where it takes CoA-Requests, null for nowhere
 * @param zone where wall-clock rules are read for it, null for the subscriber's
 * @param silence after how long without a record a session of it is over, null where that follows from its interim records
 */
public record NasCommand(
        String name,
        List<String> identifiers,
        List<IpAddress> addresses,
        DialectName dialect,
        @Nullable Coa coa,
        Confirmation confirmation,
        MutexBy mutex,
        @Nullable ZoneId zone,
        @Nullable Duration silence) {

    public NasCommand {
        ResourceName.require(name);
        identifiers = List.copyOf(identifiers);
        addresses = List.copyOf(addresses);
    }

    /**
     * Where a NAS takes CoA-Requests.
     *
     * @param port 1–65535
     * @param secret the shared secret in clear, null to keep the one it has
     */
    public record Coa(IpAddress address, int port, @Nullable String secret) {

        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "Coa[" + address + " port " + port + ']';
        }
    }
}
