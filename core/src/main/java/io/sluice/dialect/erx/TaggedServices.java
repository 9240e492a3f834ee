package io.sluice.dialect.erx;

import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.ProfileWarning.Kind;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Services as vendor 4874 writes them: the activation string and below it, under the same tag, Service-Timeout (68), Service-Volume
 * (67), Service-Statistics (69) and Service-Interim-Acct-Interval (140). Numbers have 24 bits. The router wraps a larger one, so what
 * is left modulo 2^24 is sent, with a warning; but never does a limit become 0, which would mean "unlimited": it becomes the greatest
 * number of 24 bits. Not for use by several threads.
 */
public final class TaggedServices {

    /** Greatest number beside a tag. */
    public static final int GREATEST = 0xff_ffff;

    private final PacketWriter octets;
    private final Volume volume;
    private final Consumer<ProfileWarning> warnings;

    /** How a family writes a limit in MB. */
    @FunctionalInterface
    public interface Volume {
        void write(TaggedServices to, ServiceGrant service, long megabytes);
    }

    public TaggedServices(PacketWriter octets, Volume volume, Consumer<ProfileWarning> warnings) {
        this.octets = octets;
        this.volume = volume;
        this.warnings = warnings;
    }

    /**
     * Writes services with their limits.
     *
     * @param order the attribute that holds the activation string and says what to do with it
     */
    public void write(AttributeType order, List<ServiceGrant> services) {
        for (ServiceGrant service : services) {
            octets.taggedText(order, service.tag(), service.activation());
            number(ErxAttributes.SERVICE_TIMEOUT, service, service.timeoutSeconds());
            Long megabytes = service.volumeMegabytes();
            if (megabytes != null) {
                volume.write(this, service, megabytes);
            }
            if (service.statistics() != null) {
                number(ErxAttributes.SERVICE_STATISTICS, service, (long)
                        service.statistics().code());
            }
            number(ErxAttributes.SERVICE_INTERIM_ACCT_INTERVAL, service, service.interimSeconds());
        }
    }

    /** Writes what is to stop; Deactivate-Service has no tag. */
    public void stop(List<String> activations) {
        activations.forEach(activation -> octets.text(ErxAttributes.DEACTIVATE_SERVICE, activation));
    }

    /** Writes a number under a service's tag, nothing for null. */
    public void number(AttributeType type, ServiceGrant service, @Nullable Long value) {
        if (value == null) {
            return;
        }
        int wrapped = PacketWriter.modulo24Bits(value);
        if (value > GREATEST) {
            boolean capped = wrapped == 0;
            wrapped = capped ? GREATEST : wrapped;
            warnings.accept(new ProfileWarning(
                    capped ? Kind.LIMIT_CAPPED : Kind.LIMIT_WRAPPED,
                    service.activation() + ": " + value + " is sent as " + wrapped));
        }
        octets.taggedNumber(type, service.tag(), wrapped);
    }
}
