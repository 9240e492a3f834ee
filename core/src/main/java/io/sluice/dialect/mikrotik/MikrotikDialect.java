package io.sluice.dialect.mikrotik;

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
import io.sluice.subscriber.ProfileWarning.Kind;
import io.sluice.subscriber.RecordAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * RouterOS, which knows one rate per subscriber, and replaces it by that of a CoA-Request. Of all services' rates the greatest counts
 * in each direction (see {@link RateLimit}); of other attributes, such as Mikrotik-Address-List, the last service's.
 *
 * <p>Limits of services are not sent: Mikrotik-Total-Limit and Session-Timeout bound the whole session, which RouterOS ends when they
 * are reached, while a service's limit must leave the session alone. Whoever wants that renders them in the service's definition.
 */
public final class MikrotikDialect implements Dialect {

    static final String RATE_LIMIT = "Mikrotik-Rate-Limit";
    private static final String ADDRESS_LIST = "Mikrotik-Address-List";

    private static final Set<Integer> UNDERSTOOD = Set.of(14988, 311, 529, 14122);

    private static final DialectTraits TRAITS =
            new DialectTraits(false, true, false, true, true, Integer.MAX_VALUE, VolumeCounted.INPUT_AND_OUTPUT);

    private final MergedAttributes merged;

    public MikrotikDialect(AttributeRendering attributes, ServiceDirectory services) {
        merged = new MergedAttributes(
                DialectName.MIKROTIK,
                attributes,
                services,
                Set.of(RATE_LIMIT, ADDRESS_LIST),
                Map.of(RATE_LIMIT, MikrotikDialect::greatest));
    }

    private static Optional<RecordAttribute> greatest(List<RecordAttribute> values, Consumer<ProfileWarning> warnings) {
        List<RateLimit> rates = new ArrayList<>();
        for (RecordAttribute value : values) {
            Optional<RateLimit> rate = RateLimit.parse(value.value());
            if (rate.isPresent()) {
                rates.add(rate.get());
            } else {
                warnings.accept(new ProfileWarning(
                        Kind.ATTRIBUTE_INVALID, RATE_LIMIT + ": '" + value.value() + "' is no rate"));
            }
        }
        return rates.stream().reduce(RateLimit::merge).map(rate -> new RecordAttribute(RATE_LIMIT, rate.toString()));
    }

    @Override
    public DialectName name() {
        return DialectName.MIKROTIK;
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

    /** Beside its own, Microsoft's, Ascend's and WISPr's. */
    @Override
    public boolean understands(int vendor) {
        return UNDERSTOOD.contains(vendor);
    }

    /** All that RouterOS uses to find a PPP session or lease. */
    @Override
    public byte[] identity(SessionIdentity session) {
        return new IdentityWriter(session)
                .userName()
                .acctSessionId()
                .framedIpAddress()
                .toAttributes();
    }

    @Override
    public Optional<String> objectionTo(ServiceGrant service) {
        return merged.objectionTo(service);
    }
}
