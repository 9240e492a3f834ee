package io.sluice.access.dynamic;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a request names the NAS whose session is meant (RFC 5176 §3, NAS identification attributes). All that is given must
 * name the same one.
 *
 * @param identifier NAS-Identifier, null if absent
 * @param address NAS-IP-Address in dotted form, null if absent
 * @param ipv6Address NAS-IPv6-Address in RFC 5952 form, null if absent
 */
public record NasNaming(
        @Nullable String identifier,
        @Nullable String address,
        @Nullable String ipv6Address) {

    /** Names nobody. */
    public static final NasNaming NONE = new NasNaming(null, null, null);

    public boolean isGiven() {
        return identifier != null || address != null || ipv6Address != null;
    }

    /** The addresses that are given. */
    public Stream<String> addresses() {
        return Stream.of(Optional.ofNullable(address), Optional.ofNullable(ipv6Address))
                .flatMap(Optional::stream);
    }
}
