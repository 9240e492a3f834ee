package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.dictionary.NamedAttribute;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    /** The Acct-Session-Id of a login; the number starts anew with every boot. */
    String subscriberSessionId(long number);

    /** The Acct-Session-Id of a service of that login. */
    String serviceSessionId(String subscriberSessionId, long number);

    /** What marks an accounting record as one of a service. */
    List<NamedAttribute> serviceMark(String activation);

    /** Seconds between interim records of a service; empty for none. */
    OptionalLong interimSeconds(OptionalLong asked, long byDefault);

    /** The dialect of that name. */
    static Optional<Dialect> named(String name) {
        return Stream.<Dialect>of(new ErxDialect())
                .filter(dialect -> dialect.name().equals(name))
                .findFirst();
    }
}
