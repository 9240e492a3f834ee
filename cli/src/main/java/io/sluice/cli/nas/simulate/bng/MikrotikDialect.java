package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.dictionary.NamedAttribute;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** MikroTik RouterOS: Mikrotik-Rate-Limit is the speed of the subscriber, rx what he sends; a new one replaces the old one. */
final class MikrotikDialect implements ProfileDialect {

    private static final String RATE_LIMIT = "Mikrotik-Rate-Limit";

    @Override
    public String name() {
        return "mikrotik";
    }

    @Override
    public boolean supports(NamedAttribute attribute) {
        return attribute.name().startsWith("Mikrotik-")
                || StandardNames.IDENTIFICATION.contains(attribute.name())
                || StandardNames.CHANGEABLE.contains(attribute.name());
    }

    @Override
    public Set<String> identifiesBy() {
        return Set.of("Acct-Session-Id", "User-Name", "Framed-IP-Address");
    }

    @Override
    public Optional<Profile> profileOf(Message message) {
        return message.text(RATE_LIMIT)
                .flatMap(value -> Bandwidth.ofPair(value.strip().split("\\s+", 2)[0], 1)
                        .map(bandwidth -> new Profile(value, bandwidth)));
    }

    @Override
    public String subscriberSessionId(long number) {
        return String.format(Locale.ROOT, "%08x", number);
    }
}
