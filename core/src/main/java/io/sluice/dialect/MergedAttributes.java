package io.sluice.dialect;

import io.sluice.nas.DialectName;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.ProfileWarning.Kind;
import io.sluice.subscriber.RecordAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What several services come to on a NAS that holds one value of each attribute: as if they had been applied one after the other,
 * so that the one started last wins, and when it stops the one before counts again. Of single attributes a family may settle it in
 * another way. Where no service gives an attribute by which the family is switched, the subscriber's record does.
 */
public final class MergedAttributes {

    /** Octets that all of it may fill, so that a CoA-Request has room for the rest. */
    private static final int ROOM = 2048;

    private final DialectName dialect;
    private final AttributeRendering attributes;
    private final ServiceDirectory services;
    private final Set<String> switches;
    private final Set<AttributeType> switchTypes;
    private final Map<String, Settlement> settlements;

    /** Makes one value of those that several services give an attribute, oldest first; empty if none can be used. */
    @FunctionalInterface
    public interface Settlement {
        Optional<RecordAttribute> settle(List<RecordAttribute> values, Consumer<ProfileWarning> warnings);
    }

    /**
     * @param switches names of the attributes that fall back to the record
     * @param settlements of attributes, by name, where it is not the last service that wins
     */
    public MergedAttributes(
            DialectName dialect,
            AttributeRendering attributes,
            ServiceDirectory services,
            Set<String> switches,
            Map<String, Settlement> settlements) {
        this.dialect = dialect;
        this.attributes = attributes;
        this.services = services;
        this.switches = Set.copyOf(switches);
        this.switchTypes = switches.stream()
                .flatMap(name -> attributes.type(name).stream())
                .collect(Collectors.toUnmodifiableSet());
        this.settlements = Map.copyOf(settlements);
    }

    /** What an Access-Accept says; nothing where no service says anything, for the record's attributes stand there anyway. */
    public byte[] ofLogin(List<ServiceGrant> granted, Consumer<ProfileWarning> warnings) {
        return render(merged(granted, warnings), warnings);
    }

    /** What a CoA-Request says so that these services, and no others, count; empty, with a warning, if there is nothing to say. */
    public byte[] ofChange(CoaChange change, Consumer<ProfileWarning> warnings) {
        byte[] services = render(merged(change.after(), warnings), warnings);
        byte[] base = EncodedAttributes.without(EncodedAttributes.only(change.base(), switchTypes), services);
        byte[] octets = Arrays.copyOf(services, services.length + base.length);
        System.arraycopy(base, 0, octets, services.length, base.length);
        if (octets.length == 0) {
            warnings.accept(new ProfileWarning(
                    Kind.NOTHING_RENDERED,
                    "neither a running service nor the record gives " + dialect.text() + " "
                            + String.join(" or ", switches.stream().sorted().toList())));
        }
        return octets;
    }

    /** Why the family cannot run a service: its definition does not say how, or is not ours. */
    public Optional<String> objectionTo(ServiceGrant service) {
        return rendered(service).isEmpty()
                ? Optional.of(service.activation() + " has no rendering for the dialect " + dialect.text())
                : Optional.empty();
    }

    private Map<String, List<RecordAttribute>> merged(List<ServiceGrant> running, Consumer<ProfileWarning> warnings) {
        Map<String, List<RecordAttribute>> merged = new LinkedHashMap<>();
        Map<String, List<RecordAttribute>> disputed = new LinkedHashMap<>();
        for (ServiceGrant service : running) {
            Map<String, List<RecordAttribute>> own = rendered(service).stream()
                    .collect(Collectors.groupingBy(RecordAttribute::name, LinkedHashMap::new, Collectors.toList()));
            own.forEach((name, values) -> {
                if (settlements.containsKey(name)) {
                    disputed.computeIfAbsent(name, first -> new ArrayList<>()).addAll(values);
                } else {
                    merged.put(name, values);
                }
            });
        }
        settlements.forEach((name, settlement) -> settlement
                .settle(disputed.getOrDefault(name, List.of()), warnings)
                .ifPresent(value -> merged.put(name, List.of(value))));
        return merged;
    }

    private List<RecordAttribute> rendered(ServiceGrant service) {
        Long version = service.serviceVersion();
        return version == null
                ? List.of()
                : services
                        .version(version)
                        .flatMap(facts -> facts.attributes(dialect.text(), ServiceCall.parse(service.activation())))
                        .orElse(List.of())
                        .stream()
                        .map(attribute -> new RecordAttribute(attribute.name(), attribute.tag(), attribute.value()))
                        .toList();
    }

    private byte[] render(Map<String, List<RecordAttribute>> merged, Consumer<ProfileWarning> warnings) {
        return attributes.render(merged.values().stream().flatMap(List::stream).toList(), ROOM, warnings);
    }
}
