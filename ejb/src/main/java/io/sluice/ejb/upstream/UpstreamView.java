package io.sluice.ejb.upstream;

import io.sluice.ejb.platform.Members;
import io.sluice.upstream.Liveness;
import io.sluice.upstream.UpstreamKind;
import io.sluice.upstream.UpstreamPlace;
import io.sluice.upstream.UpstreamServer;
import io.sluice.upstream.UpstreamTerms;
import jakarta.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An upstream server as people see it: whole, but for the secret.
 *
 * @param state whether it answers this node; null where that is not asked, as in the audit trail
 */
public record UpstreamView(
        long id,
        String retailer,
        String name,
        UpstreamKind kind,
        UpstreamPlace place,
        UpstreamTerms terms,
        int version,
        Liveness.@Nullable State state) {

    static UpstreamView of(UpstreamServer server, String retailer) {
        return new UpstreamView(
                Objects.requireNonNull(server.id()),
                retailer,
                server.name(),
                server.kind(),
                server.place(),
                server.terms(),
                server.version(),
                null);
    }

    UpstreamView in(Liveness.State now) {
        return new UpstreamView(id, retailer, name, kind, place, terms, version, now);
    }

    /** As the interface and the audit trail show it. */
    public JsonObject json() {
        return new Members()
                .with("name", name)
                .with("retailer", retailer)
                .with("kind", kind)
                .with("address", place.address().toString())
                .with("port", place.port())
                .with("secretSet", true)
                .with("rank", place.rank())
                .with("group", kind == UpstreamKind.ACCT ? place.group() : null)
                .withSeconds("firstTimeout", (long) terms.firstTimeoutSeconds())
                .with("transmissions", terms.transmissions())
                .with("statusServer", terms.statusServer())
                .with("keepRealm", terms.keepsRealm())
                .with("messageAuthenticator", terms.messageAuthenticator())
                .with("state", state)
                .build();
    }
}
