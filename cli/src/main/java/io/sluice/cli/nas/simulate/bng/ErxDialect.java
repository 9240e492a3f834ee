package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.dictionary.NamedAttribute;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/** JunosE on the E Series: Service Manager with the vendor attributes of Unisphere (4874), services tied to their limits by tag. */
final class ErxDialect implements Dialect {

    /** What came with Junos only. */
    private static final Set<String> UNKNOWN = Set.of(
            TaggedServices.UPDATE,
            "ERX-Service-Activate-Type",
            "ERX-Service-Volume-Gigawords",
            "ERX-Bulk-CoA-Transaction-Id",
            "ERX-Bulk-CoA-Identifier");

    private static final long LEAST_INTERIM = 600;
    private static final long MOST_INTERIM = 86_400;

    @Override
    public String name() {
        return "erx";
    }

    @Override
    public List<ServiceOrder> servicesOf(Message accept) {
        return new TaggedServices(accept).understood();
    }

    @Override
    public CoaOrder orderOf(Message request) throws Refusal {
        TaggedServices services = new TaggedServices(request);
        return new CoaOrder(services.ordered(TaggedServices.ACTIVATE), services.deactivated(), List.of());
    }

    /** JunosE wants it in all requests. */
    @Override
    public Set<String> identifiesBy() {
        return Set.of("Acct-Session-Id");
    }

    /** The guide promises no order. */
    @Override
    public boolean activatesFirst(RandomGenerator random) {
        return random.nextBoolean();
    }

    @Override
    public boolean supports(NamedAttribute attribute) {
        return !UNKNOWN.contains(attribute.name())
                && !attribute.name().startsWith("Attr-")
                && (attribute.name().startsWith("ERX-")
                        || StandardNames.IDENTIFICATION.contains(attribute.name())
                        || StandardNames.CHANGEABLE.contains(attribute.name()));
    }

    @Override
    public String subscriberSessionId(long number) {
        return String.format(Locale.ROOT, "erx FastEthernet 12/0:%010d", number);
    }

    @Override
    public String serviceSessionId(String subscriberSessionId, long number) {
        return String.format(Locale.ROOT, "%s:%06d", subscriberSessionId, number);
    }

    @Override
    public List<NamedAttribute> serviceMark(String activation) {
        return List.of(new NamedAttribute("ERX-Service-Session", 0, activation));
    }

    /** Table 143 of the JunosE guide: below 600 becomes 600; above 86 400 is taken as that. */
    @Override
    public OptionalLong interimSeconds(OptionalLong asked, long byDefault) {
        if (asked.isEmpty()) {
            return byDefault == 0 ? OptionalLong.empty() : OptionalLong.of(byDefault);
        }
        long seconds = asked.getAsLong();
        return seconds == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(LEAST_INTERIM, Math.min(MOST_INTERIM, seconds)));
    }
}
