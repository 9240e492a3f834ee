package io.sluice.dialect;

import io.sluice.dialect.erx.ErxDialect;
import io.sluice.nas.DialectName;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileRendering;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.RecordAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All dialects, and the dictionary that names the attributes of records. Safe for many threads. */
public final class Dialects implements ProfileRendering {

    private static final List<Dialect> IN_ORDER = List.of(new ErxDialect());

    private final AttributeRendering attributes;

    public Dialects(RadiusDictionary dictionary) {
        attributes = new AttributeRendering(dictionary);
    }

    public static Dialect of(DialectName name) {
        return IN_ORDER.get(name.index());
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
        List<byte[]> rendered = new ArrayList<>(IN_ORDER.size());
        for (Dialect dialect : IN_ORDER) {
            rendered.add(dialect.activation(services, warnings));
        }
        return rendered;
    }
}
