package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.dictionary.NamedAttribute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** JunosE on the E Series: Service Manager with the vendor attributes of Unisphere (4874), services tied to their limits by tag. */
final class ErxDialect implements Dialect {

    private static final String ACTIVATE = "ERX-Service-Activate";
    private static final String DEACTIVATE = "ERX-Service-Deactivate";
    private static final String UPDATE = "ERX-Update-Service";
    private static final int HIGHEST_TAG = 8;
    private static final long LEAST_INTERIM = 600;
    private static final long MOST_INTERIM = 86_400;

    @Override
    public String name() {
        return "erx";
    }

    @Override
    public List<ServiceOrder> servicesOf(Message accept) {
        List<ServiceOrder> services = new ArrayList<>();
        Set<Integer> tags = new HashSet<>();
        // A router starts what it understands: of two services on one tag the first, of a tag beyond 8 nothing.
        accept.all(ACTIVATE)
                .filter(service -> isServiceTag(service.tag()) && tags.add(service.tag()))
                .filter(service -> !service.text().isBlank())
                .forEach(service -> services.add(order(accept, service)));
        return services;
    }

    @Override
    public CoaOrder orderOf(Message request) throws Refusal {
        return new CoaOrder(
                orders(request, ACTIVATE),
                request.all(DEACTIVATE).map(NamedAttribute::text).toList(),
                orders(request, UPDATE));
    }

    private static List<ServiceOrder> orders(Message request, String name) throws Refusal {
        List<ServiceOrder> orders = new ArrayList<>();
        Set<Integer> tags = new HashSet<>();
        for (NamedAttribute service : request.all(name).toList()) {
            if (!isServiceTag(service.tag()) || !tags.add(service.tag())) {
                throw new Refusal(ErrorCause.INVALID_REQUEST, name + ": tag " + service.tag() + " is no service's own");
            }
            if (service.text().isBlank()) {
                throw new Refusal(ErrorCause.INVALID_ATTRIBUTE_VALUE, name + " is empty");
            }
            orders.add(order(request, service));
        }
        return orders;
    }

    private static boolean isServiceTag(int tag) {
        return tag >= 1 && tag <= HIGHEST_TAG;
    }

    private static ServiceOrder order(Message message, NamedAttribute service) {
        int tag = service.tag();
        return new ServiceOrder(
                service.text(),
                tagged(message, "ERX-Service-Timeout", tag).orElse(0),
                tagged(message, "ERX-Service-Volume", tag).orElse(0),
                (int) Math.min(2, tagged(message, "ERX-Service-Statistics", tag).orElse(0)),
                tagged(message, "ERX-Service-Acct-Interval", tag));
    }

    private static OptionalLong tagged(Message message, String name, int tag) {
        return message.all(name)
                .filter(attribute -> attribute.tag() == tag)
                .findFirst()
                .map(attribute -> Message.number(name, attribute.text()))
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public boolean supports(NamedAttribute attribute) {
        return !attribute.name().startsWith("Attr-")
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
