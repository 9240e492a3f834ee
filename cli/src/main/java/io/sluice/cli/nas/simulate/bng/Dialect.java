package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.dictionary.NamedAttribute;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How one kind of router speaks of services. The BNG itself is the same for all of them; a further kind is one further class. */
public interface Dialect {

    /** As {@code --dialect} takes it. */
    String name();

    /** The services that an Access-Accept starts, in its order. */
    List<ServiceOrder> servicesOf(Message accept);

    /**
     * Reads what a CoA-Request asks for.
     *
     * @throws Refusal if the router would not understand it
     */
    CoaOrder orderOf(Message request) throws Refusal;

    /** Whether a CoA-Request may carry the attribute: one that names a session, orders a service, or changes what the router knows. */
    boolean supports(NamedAttribute attribute);

    /** Attributes of which a request must have at least one, to name a session. */
    Set<String> identifiesBy();

    /** Whether of one request with both services are started before others are stopped. */
    boolean activatesFirst(RandomGenerator random);

    /** What a message says about the speed of the whole subscriber; empty where it says nothing, or services have speeds of their own. */
    default Optional<Profile> profileOf(Message message) {
        return Optional.empty();
    }

    /** Whether a volume limit is about both directions, or about the output only. */
    default boolean countsInput() {
        return false;
    }

    /** What a NAK says about the reason. */
    default List<NamedAttribute> reasons(int errorCause, String detail) {
        return List.of(new NamedAttribute("Error-Cause", 0, String.valueOf(errorCause)));
    }

    /** The Acct-Session-Id of a login; the number starts anew with every boot. */
    String subscriberSessionId(long number);

    /** The Acct-Session-Id of a service of that login. */
    String serviceSessionId(String subscriberSessionId, long number);

    /** What marks an accounting record as one of a service. */
    List<NamedAttribute> serviceMark(String activation);

    /** Seconds between interim records of a service; empty for none. */
    OptionalLong interimSeconds(OptionalLong asked, long byDefault);

    /** A speed and the value that set it. */
    record Profile(String value, Bandwidth bandwidth) {}

    /** The dialect of that name. */
    static Optional<Dialect> named(String name) {
        return all().filter(dialect -> dialect.name().equals(name)).findFirst();
    }

    /** All names, for people. */
    static String names() {
        return all().map(Dialect::name).collect(Collectors.joining(", "));
    }

    private static Stream<Dialect> all() {
        return Stream.of(new ErxDialect(), new JunosDialect(), new MikrotikDialect(), new GenericDialect());
    }
}
