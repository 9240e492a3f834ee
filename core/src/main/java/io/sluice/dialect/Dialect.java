package io.sluice.dialect;

import io.sluice.nas.DialectName;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileWarning;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How one family of NASes is told about services. Stateless; safe for many threads. */
public interface Dialect {

    DialectName name();

    /** What may be expected of such a NAS. */
    DialectTraits traits();

    /**
     * The attributes that start these services, as they stand in an Access-Accept.
     *
     * @param services at most eight, each on a tag of its own
     * @param warnings is told what is not sent as it is written
     */
    byte[] activation(List<ServiceGrant> services, Consumer<ProfileWarning> warnings);

    /**
     * The attributes of a CoA-Request that change services; which session it is about says {@link #identity}.
     *
     * @param warnings is told what is not sent as it is written
     * @return empty if this family has no words for the change: then nothing may be sent and the change has failed, for the
     *     reason that {@code warnings} was told
     * @throws IllegalArgumentException if it orders more than {@link DialectTraits#mostServices} services, or updates of a family
     *     that cannot
     */
    byte[] change(CoaChange change, Consumer<ProfileWarning> warnings);

    /**
     * The attributes by which such a NAS finds a session, and no others: all that are given must match (RFC 5176 §3). Goes into
     * CoA- and Disconnect-Requests alike.
     */
    byte[] identity(SessionIdentity session);

    /**
     * Whether such a NAS understands attributes of a vendor, so that they may be handed on to it as they came. JunosE refuses those of
     * others (401), RouterOS passes over them and acknowledges, which would be a lie.
     *
     * @param vendor never 0: the standard's attributes are anybody's
     */
    default boolean understands(int vendor) {
        return true;
    }

    /** Why such a NAS cannot run the service, in words; empty if it can. */
    default Optional<String> objectionTo(ServiceGrant service) {
        return Optional.empty();
    }

    /**
     * The attributes that make a CoA-Request one of many of a transaction; empty for a family without such.
     *
     * @param transaction the same in all of them, 32 bits unsigned
     * @param identifier its own, 32 bits unsigned
     */
    default byte[] bulk(long transaction, long identifier) {
        return new byte[0];
    }

    /** What a CoA-NAK or Disconnect-NAK says about the reason beside Error-Cause, made safe to be stored and shown. */
    default Optional<String> reasonOf(RadiusPacket nak) {
        AttributeCursor at = nak.attributes();
        return at.seek(StandardAttributes.REPLY_MESSAGE) ? Optional.of(WireText.of(at)) : Optional.empty();
    }
}
