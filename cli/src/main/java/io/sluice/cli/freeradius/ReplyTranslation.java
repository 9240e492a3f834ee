package io.sluice.cli.freeradius;

import io.sluice.radius.dictionary.AttributeDefinition;
import io.sluice.radius.dictionary.AttributeText;
import io.sluice.radius.dictionary.RadiusDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says a reply list as a record: ERX service attributes become tagged services, everything else, vendors' rates such as
 * Mikrotik-Rate-Limit among it, becomes an attribute as it is.
 */
final class ReplyTranslation {

    /** Sluice's or the connector's own to write; AttributeRendering in the core has the same by number. */
    private static final Set<String> RESERVED = Set.of(
            "user-name",
            "user-password",
            "chap-password",
            "class",
            "vendor-specific",
            "proxy-state",
            "chap-challenge",
            "eap-message",
            "message-authenticator",
            "erx-service-deactivate");

    private static final int LONGEST_VALUE = 512;

    private final RadiusDictionary dictionary;
    private final Consumer<Problem> problems;

    ReplyTranslation(RadiusDictionary dictionary, Consumer<Problem> problems) {
        this.dictionary = dictionary;
        this.problems = problems;
    }

    /** What a subscriber gets. */
    record Reply(List<Subscriber.Attribute> attributes, List<Subscriber.Service> services) {}

    Reply translate(List<Pair> reply) {
        List<Subscriber.Attribute> attributes = new ArrayList<>();
        TaggedServices services = new TaggedServices(problems);
        for (Pair pair : reply) {
            Optional<AttributeDefinition> definition = dictionary.find(pair.name());
            if (definition.isEmpty()) {
                tell(pair, "no dictionary of Sluice has " + pair.name() + "; it is left out");
            } else if (RESERVED.contains(pair.name().toLowerCase(Locale.ROOT))) {
                tell(pair, pair.name() + " is not for a subscriber's record to set; it is left out");
            } else if (TaggedServices.isOne(definition.get().name())) {
                services.take(pair, definition.get());
            } else {
                attribute(pair, definition.get()).ifPresent(attributes::add);
            }
        }
        return new Reply(attributes, services.list());
    }

    private Optional<Subscriber.Attribute> attribute(Pair pair, AttributeDefinition definition) {
        if (pair.value().length() > LONGEST_VALUE) {
            tell(pair, pair.name() + " is longer than " + LONGEST_VALUE + " characters; it is left out");
            return Optional.empty();
        }
        Optional<String> objection = AttributeText.encode(definition, pair.tag(), pair.value())
                .fold(encoded -> Optional.empty(), refused -> Optional.of(refused.detail()));
        if (objection.isPresent()) {
            tell(pair, objection.get() + "; it is left out");
            return Optional.empty();
        }
        return Optional.of(new Subscriber.Attribute(definition.name(), pair.tag(), pair.value()));
    }

    private void tell(Pair pair, String why) {
        problems.accept(Problem.of(pair.row(), why));
    }
}
