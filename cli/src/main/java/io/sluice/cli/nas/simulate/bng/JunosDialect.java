package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.dictionary.NamedAttribute;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Junos on the MX Series since 16.1R4: the services of JunosE with Update-Service and volumes beyond 24 bits, all deactivations of a
 * request first, and Action-Reason in what is refused. User-Name alone names the first session of that name.
 */
final class JunosDialect implements Dialect {

    private static final String EXECUTION_FAILURE = "122 Execution failure";
    private static final long TEN_MINUTES = 600;
    private static final long MOST_INTERIM = 86_400;

    @Override
    public String name() {
        return "junos";
    }

    @Override
    public List<ServiceOrder> servicesOf(Message accept) {
        return new TaggedServices(accept).understood();
    }

    @Override
    public CoaOrder orderOf(Message request) throws Refusal {
        TaggedServices services = new TaggedServices(request);
        return new CoaOrder(
                services.ordered(TaggedServices.ACTIVATE),
                services.deactivated(),
                services.ordered(TaggedServices.UPDATE));
    }

    @Override
    public boolean supports(NamedAttribute attribute) {
        return !attribute.name().startsWith("Attr-")
                && (attribute.name().startsWith("ERX-")
                        || StandardNames.IDENTIFICATION.contains(attribute.name())
                        || StandardNames.CHANGEABLE.contains(attribute.name()));
    }

    @Override
    public Set<String> identifiesBy() {
        return Set.of("Acct-Session-Id", "User-Name");
    }

    @Override
    public boolean activatesFirst(RandomGenerator random) {
        return false;
    }

    @Override
    public boolean countsInput() {
        return true;
    }

    @Override
    public List<NamedAttribute> reasons(int errorCause, String detail) {
        return List.of(
                new NamedAttribute("Error-Cause", 0, String.valueOf(errorCause)),
                new NamedAttribute("ERX-Action-Reason", 0, detail.isEmpty() ? EXECUTION_FAILURE : detail));
    }

    @Override
    public String subscriberSessionId(long number) {
        return Long.toString(number);
    }

    @Override
    public String serviceSessionId(String subscriberSessionId, long number) {
        return String.format(Locale.ROOT, "%s:%d", subscriberSessionId, number);
    }

    @Override
    public List<NamedAttribute> serviceMark(String activation) {
        return List.of(new NamedAttribute("ERX-Service-Session", 0, activation));
    }

    /** Junos rounds up to whole tens of minutes, from ten minutes to a day. */
    @Override
    public OptionalLong interimSeconds(OptionalLong asked, long byDefault) {
        long seconds = asked.orElse(byDefault);
        return seconds == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.min(MOST_INTERIM, (seconds + TEN_MINUTES - 1) / TEN_MINUTES * TEN_MINUTES));
    }
}
