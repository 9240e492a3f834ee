package io.sluice.ejb.nas;

import io.sluice.ejb.platform.Members;
import io.sluice.nas.CoaTarget;
import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.MutexBy;
import io.sluice.nas.Nas;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A NAS as people see it: whole, but for the secret.
 *
 * @param coaAddress null if it takes no CoA-Requests; then the port is 0
 */
public record NasView(
        String name,
        Set<String> identifiers,
        Set<String> addresses,
        DialectName dialect,
        @Nullable String coaAddress,
        int coaPort,
        Confirmation confirmation,
        MutexBy mutex,
        @Nullable String zone,
        @Nullable Duration silence,
        int bootEpoch,
        int version) {

    static NasView of(Nas nas) {
        return new NasView(
                nas.name(),
                nas.identifiers(),
                nas.addresses(),
                nas.dialect(),
                nas.coaTarget().map(CoaTarget::address).orElse(null),
                nas.coaTarget().map(CoaTarget::port).orElse(0),
                nas.confirmation(),
                nas.mutex(),
                nas.zone().map(ZoneId::getId).orElse(null),
                nas.silence().orElse(null),
                nas.bootEpoch(),
                nas.version());
    }

    /** As the interface and the audit trail show it. */
    public JsonObject json() {
        return new Members()
                .with("name", name)
                .with("identifiers", identifiers)
                .with("addresses", addresses)
                .with("dialect", dialect.text())
                .with("coa", coa())
                .with("confirmation", confirmation)
                .with("mutex", mutex)
                .with("zone", zone)
                .withSeconds("silence", silence == null ? null : silence.toSeconds())
                .with("bootEpoch", bootEpoch)
                .build();
    }

    private @Nullable JsonObject coa() {
        return coaAddress == null
                ? null
                : new Members()
                        .with("address", coaAddress)
                        .with("port", coaPort)
                        .with("secretSet", true)
                        .build();
    }
}
