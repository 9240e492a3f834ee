package io.sluice.dialect;

import io.sluice.dialect.erx.ErxDialect;
import io.sluice.dialect.generic.GenericDialect;
import io.sluice.dialect.junos.JunosDialect;
import io.sluice.dialect.mikrotik.MikrotikDialect;
import io.sluice.nas.DialectName;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.LimitAction;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileRendering;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.RecordAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All dialects, and the dictionary that names the attributes of records. Safe for many threads. */
public final class Dialects implements ProfileRendering {

    private final AttributeRendering attributes;
    private final ServiceDirectory catalogue;
    private final List<Dialect> inOrder;

    /** Dialects that know no definitions: those that keep services apart are complete, the others have nothing to say. */
    public Dialects(RadiusDictionary dictionary) {
        this(dictionary, ServiceDirectory.EMPTY);
    }

    /**
     * @param services knows how services look at NASes that have none
     */
    public Dialects(RadiusDictionary dictionary, ServiceDirectory services) {
        attributes = new AttributeRendering(dictionary);
        catalogue = services;
        inOrder = List.of(
                new ErxDialect(),
                new JunosDialect(),
                new MikrotikDialect(attributes, services),
                new GenericDialect(attributes, services));
    }

    public Dialect of(DialectName name) {
        return inOrder.get(name.index());
    }

    @Override
    public Optional<ProfileWarning> objectionTo(RecordAttribute attribute) {
        return attributes.objectionTo(attribute);
    }

    @Override
    public byte[] attributes(List<RecordAttribute> given, int room, Consumer<ProfileWarning> warnings) {
        return attributes.render(given, room, warnings);
    }

    @Override
    public List<byte[]> services(List<ServiceGrant> services, Consumer<ProfileWarning> warnings) {
        List<byte[]> rendered = new ArrayList<>(inOrder.size());
        Set<ProfileWarning> told = new LinkedHashSet<>();
        List<ServiceGrant> sent = services.stream().map(this::asSent).toList();
        for (Dialect dialect : inOrder) {
            rendered.add(shared(rendered, dialect.activation(sent, told::add)));
        }
        told.forEach(warnings);
        return rendered;
    }

    /**
     * A grant as a NAS is told of it: without limits that are Sluice's to keep, since the NAS could only stop at them what is to be
     * switched, or only told of.
     */
    public ServiceGrant asSent(ServiceGrant grant) {
        Long version = grant.serviceVersion();
        boolean keptHere = version != null
                && catalogue
                        .version(version)
                        .map(service -> service.onLimit().kind() != LimitAction.Kind.DEACTIVATE)
                        .orElse(false);
        return keptHere ? grant.withoutLimits() : grant;
    }

    /** Kin dialects mostly say the same, which is then kept once. */
    private static byte[] shared(List<byte[]> known, byte[] octets) {
        return known.stream()
                .filter(other -> Arrays.equals(other, octets))
                .findFirst()
                .orElse(octets);
    }
}
