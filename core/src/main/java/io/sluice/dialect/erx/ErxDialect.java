package io.sluice.dialect.erx;

import io.sluice.accounting.VolumeCounted;
import io.sluice.dialect.CoaChange;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DialectTraits;
import io.sluice.dialect.IdentityWriter;
import io.sluice.dialect.SessionIdentity;
import io.sluice.nas.DialectName;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileWarning;
import java.util.List;
import java.util.function.Consumer;

/**
 * JunosE: services as {@link TaggedServices}, started by Activate-Service (65) and stopped by Deactivate-Service (66), in no
 * certain order where one packet has both. Acct-Session-Id is mandatory in every CoA-Request. Its guide does not say whether what
 * worked of a refused request is undone, and knows no way to change the limits of a running service.
 */
public final class ErxDialect implements Dialect {

    private static final DialectTraits TRAITS =
            new DialectTraits(true, false, false, true, false, ServiceGrant.MAX_TAG, VolumeCounted.OUTPUT);

    private static final TaggedServices.Volume WRAPPED =
            (to, service, megabytes) -> to.number(ErxAttributes.SERVICE_VOLUME, service, megabytes);

    @Override
    public DialectName name() {
        return DialectName.ERX;
    }

    @Override
    public DialectTraits traits() {
        return TRAITS;
    }

    @Override
    public byte[] activation(List<ServiceGrant> services, Consumer<ProfileWarning> warnings) {
        PacketWriter octets = new PacketWriter().begin(PacketCode.ACCESS_ACCEPT, 0);
        new TaggedServices(octets, WRAPPED, warnings).write(ErxAttributes.ACTIVATE_SERVICE, services);
        return octets.toAttributes();
    }

    @Override
    public byte[] change(CoaChange change, Consumer<ProfileWarning> warnings) {
        change.requireFits(TRAITS);
        PacketWriter octets = new PacketWriter().begin(PacketCode.COA_REQUEST, 0);
        TaggedServices services = new TaggedServices(octets, WRAPPED, warnings);
        services.write(ErxAttributes.ACTIVATE_SERVICE, change.start());
        services.stop(change.stop());
        return octets.toAttributes();
    }

    @Override
    public boolean understands(int vendor) {
        return vendor == ErxAttributes.VENDOR;
    }

    @Override
    public byte[] identity(SessionIdentity session) {
        return new IdentityWriter(session).nas().userName().acctSessionId().toAttributes();
    }
}
