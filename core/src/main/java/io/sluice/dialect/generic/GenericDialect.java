package io.sluice.dialect.generic;

import io.sluice.accounting.VolumeCounted;
import io.sluice.dialect.AttributeRendering;
import io.sluice.dialect.CoaChange;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DialectTraits;
import io.sluice.dialect.IdentityWriter;
import io.sluice.dialect.MergedAttributes;
import io.sluice.dialect.SessionIdentity;
import io.sluice.nas.DialectName;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.RecordAttribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Any NAS with one profile per subscriber, named by Filter-Id, such as accel-ppp. One Filter-Id is sent, for several mean nothing
 * certain (RFC 2865 §5.11): that of the service started last. An ACK proves nothing, since accel-ppp acknowledges what it does not
 * know.
 */
public final class GenericDialect implements Dialect {

    private static final String FILTER_ID = "Filter-Id";

    private static final DialectTraits TRAITS =
            new DialectTraits(false, true, false, false, true, Integer.MAX_VALUE, VolumeCounted.INPUT_AND_OUTPUT);

    private final MergedAttributes merged;

    public GenericDialect(AttributeRendering attributes, ServiceDirectory services) {
        merged = new MergedAttributes(
                DialectName.GENERIC,
                attributes,
                services,
                Set.of(FILTER_ID),
                Map.of(FILTER_ID, (values, warnings) -> last(values)));
    }

    private static Optional<RecordAttribute> last(List<RecordAttribute> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    @Override
    public DialectName name() {
        return DialectName.GENERIC;
    }

    @Override
    public DialectTraits traits() {
        return TRAITS;
    }

    @Override
    public byte[] activation(List<ServiceGrant> services, Consumer<ProfileWarning> warnings) {
        return merged.ofLogin(services, warnings);
    }

    @Override
    public byte[] change(CoaChange change, Consumer<ProfileWarning> warnings) {
        return merged.ofChange(change, warnings);
    }

    @Override
    public byte[] identity(SessionIdentity session) {
        return new IdentityWriter(session).nas().userName().acctSessionId().toAttributes();
    }

    @Override
    public Optional<String> objectionTo(ServiceGrant service) {
        return merged.objectionTo(service);
    }
}
