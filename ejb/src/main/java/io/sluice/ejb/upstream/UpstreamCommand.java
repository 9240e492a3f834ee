package io.sluice.ejb.upstream;

import io.sluice.ejb.platform.ResourceName;
import io.sluice.upstream.UpstreamKind;
import io.sluice.upstream.UpstreamPlace;
import io.sluice.upstream.UpstreamTerms;
import org.jspecify.annotations.Nullable;

/**
 * What an upstream server is to be.
 *
 * @param secret the shared secret in clear, null to keep the one it has
 */
public record UpstreamCommand(
        String retailer,
        String name,
        UpstreamKind kind,
        UpstreamPlace place,
        @Nullable String secret,
        UpstreamTerms terms) {

    public UpstreamCommand {
        ResourceName.require(name);
        ResourceName.require(place.group());
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "UpstreamCommand[" + retailer + ", " + name + ']';
    }
}
