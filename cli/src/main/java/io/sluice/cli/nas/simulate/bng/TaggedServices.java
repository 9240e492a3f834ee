package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.dictionary.NamedAttribute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Services of vendor 4874 in a message, tied to their limits by tag. */
final class TaggedServices {

    static final String ACTIVATE = "ERX-Service-Activate";
    static final String DEACTIVATE = "ERX-Service-Deactivate";
    static final String UPDATE = "ERX-Update-Service";
    private static final int HIGHEST_TAG = 8;
    private static final long MEGABYTES_PER_GIGAWORD = 4_096;

    private final Message message;

    TaggedServices(Message message) {
        this.message = message;
    }

    /** A router starts at a login what it understands: of two services on one tag the first, of a tag beyond 8 nothing. */
    List<ServiceOrder> understood() {
        List<ServiceOrder> services = new ArrayList<>();
        Set<Integer> tags = new HashSet<>();
        message.all(ACTIVATE)
                .filter(service -> isServiceTag(service.tag()) && tags.add(service.tag()))
                .filter(service -> !service.text().isBlank())
                .forEach(service -> services.add(order(service)));
        return services;
    }

    /**
     * All services that an attribute orders.
     *
     * @throws Refusal if one of them has no tag of its own, or no name
     */
    List<ServiceOrder> ordered(String name) throws Refusal {
        List<ServiceOrder> orders = new ArrayList<>();
        Set<Integer> tags = new HashSet<>();
        for (NamedAttribute service : message.all(name).toList()) {
            if (!isServiceTag(service.tag()) || !tags.add(service.tag())) {
                throw new Refusal(ErrorCause.INVALID_REQUEST, name + ": tag " + service.tag() + " is no service's own");
            }
            if (service.text().isBlank()) {
                throw new Refusal(ErrorCause.INVALID_ATTRIBUTE_VALUE, name + " is empty");
            }
            orders.add(order(service));
        }
        return orders;
    }

    List<String> deactivated() {
        return message.all(DEACTIVATE).map(NamedAttribute::text).toList();
    }

    private static boolean isServiceTag(int tag) {
        return tag >= 1 && tag <= HIGHEST_TAG;
    }

    /** Without Service-Volume-Gigawords, which JunosE never has, its part is 0. */
    private ServiceOrder order(NamedAttribute service) {
        int tag = service.tag();
        long volume = tagged("ERX-Service-Volume", tag).orElse(0);
        long gigawords = tagged("ERX-Service-Volume-Gigawords", tag).orElse(0);
        return new ServiceOrder(
                service.text(),
                tagged("ERX-Service-Timeout", tag).orElse(0),
                volume + gigawords * MEGABYTES_PER_GIGAWORD,
                (int) Math.min(2, tagged("ERX-Service-Statistics", tag).orElse(0)),
                tagged("ERX-Service-Acct-Interval", tag));
    }

    private OptionalLong tagged(String name, int tag) {
        return message.all(name)
                .filter(attribute -> attribute.tag() == tag)
                .findFirst()
                .map(attribute -> Message.number(name, attribute.text()))
                .orElseGet(OptionalLong::empty);
    }
}
