package io.sluice.dialect.erx;

import io.sluice.dialect.Dialect;
import io.sluice.nas.DialectName;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileWarning;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * JunosE: per service Activate-Service (65), Service-Timeout (68), Service-Volume (67), Service-Statistics (69) and
 * Service-Interim-Acct-Interval (140), all under the service's tag.
 *
 * <p>Numbers have 24 bits. The router wraps a larger one, so what is left modulo 2^24 is sent, with a warning; but never
 * does a limit become 0, which would mean "unlimited": it becomes the greatest number of 24 bits.
 */
public final class ErxDialect implements Dialect {

    private static final int GREATEST = 0xff_ffff;

    @Override
    public DialectName name() {
        return DialectName.ERX;
    }

    @Override
    public byte[] activation(List<ServiceGrant> services, Consumer<ProfileWarning> warnings) {
        PacketWriter octets = new PacketWriter().begin(PacketCode.ACCESS_ACCEPT, 0);
        for (ServiceGrant service : services) {
            octets.taggedText(ErxAttributes.ACTIVATE_SERVICE, service.tag(), service.activation());
            number(octets, ErxAttributes.SERVICE_TIMEOUT, service, service.timeoutSeconds(), warnings);
            number(octets, ErxAttributes.SERVICE_VOLUME, service, service.volumeMegabytes(), warnings);
            if (service.statistics() != null) {
                octets.taggedNumber(
                        ErxAttributes.SERVICE_STATISTICS,
                        service.tag(),
                        service.statistics().code());
            }
            number(octets, ErxAttributes.SERVICE_INTERIM_ACCT_INTERVAL, service, service.interimSeconds(), warnings);
        }
        return octets.toAttributes();
    }

    private static void number(
            PacketWriter octets,
            AttributeType type,
            ServiceGrant service,
            @Nullable Long value,
            Consumer<ProfileWarning> warnings) {
        if (value == null) {
            return;
        }
        int wrapped = (int) (value & GREATEST);
        if (value > GREATEST) {
            boolean capped = wrapped == 0;
            wrapped = capped ? GREATEST : wrapped;
            warnings.accept(new ProfileWarning(
                    capped ? ProfileWarning.Kind.LIMIT_CAPPED : ProfileWarning.Kind.LIMIT_WRAPPED,
                    service.activation() + ": " + value + " is sent as " + wrapped));
        }
        octets.taggedNumber(type, service.tag(), wrapped);
    }
}
