package io.sluice.dialect.junos;

import io.sluice.accounting.VolumeCounted;
import io.sluice.dialect.CoaChange;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DialectTraits;
import io.sluice.dialect.IdentityWriter;
import io.sluice.dialect.SessionIdentity;
import io.sluice.dialect.WireText;
import io.sluice.dialect.erx.TaggedServices;
import io.sluice.nas.DialectName;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.ProfileWarning.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Junos on the MX Series, since 16.1R4. Of one packet it does all deactivations first. Limits of a running service are replaced by
 * Update-Service (180) under the tag of the new ones. A NAK says in Action-Reason (178) what went wrong. Deactivate-Service quotes the
 * whole activation string, so that of several instances the right one stops.
 *
 * <p>A volume that 24 bits hold is sent as JunosE would; a greater one as Service-Volume-Gigawords (179, units of 2^32 octets, which
 * are 4096 MB) and a rest of 1–4096 MB in Service-Volume (67). The rest is never 0, which would mean "unlimited" to a router that
 * does not know 179.
 */
public final class JunosDialect implements Dialect {

    private static final DialectTraits TRAITS =
            new DialectTraits(true, false, true, true, true, ServiceGrant.MAX_TAG, VolumeCounted.INPUT_AND_OUTPUT);

    private static final int JUNIPER = 2636;

    private static final long MEGABYTES_PER_GIGAWORD = 4096;

    /** Greatest limit in MB that both attributes hold together. */
    private static final long GREATEST_VOLUME = TaggedServices.GREATEST * MEGABYTES_PER_GIGAWORD + 4096;

    @Override
    public DialectName name() {
        return DialectName.JUNOS;
    }

    @Override
    public DialectTraits traits() {
        return TRAITS;
    }

    @Override
    public byte[] activation(List<ServiceGrant> services, Consumer<ProfileWarning> warnings) {
        PacketWriter octets = new PacketWriter().begin(PacketCode.ACCESS_ACCEPT, 0);
        services(octets, warnings).write(ErxAttributes.ACTIVATE_SERVICE, services);
        return octets.toAttributes();
    }

    /** Deactivations stand first, as they are done. */
    @Override
    public byte[] change(CoaChange change, Consumer<ProfileWarning> warnings) {
        change.requireFits(TRAITS);
        PacketWriter octets = new PacketWriter().begin(PacketCode.COA_REQUEST, 0);
        TaggedServices services = services(octets, warnings);
        services.stop(change.stop());
        services.write(ErxAttributes.ACTIVATE_SERVICE, change.start());
        services.write(ErxAttributes.UPDATE_SERVICE, change.update());
        return octets.toAttributes();
    }

    private static TaggedServices services(PacketWriter octets, Consumer<ProfileWarning> warnings) {
        return new TaggedServices(
                octets, (to, service, megabytes) -> volume(to, service, megabytes, warnings), warnings);
    }

    private static void volume(
            TaggedServices to, ServiceGrant service, long megabytes, Consumer<ProfileWarning> warnings) {
        if (megabytes <= TaggedServices.GREATEST) {
            to.number(ErxAttributes.SERVICE_VOLUME, service, megabytes);
            return;
        }
        long sent = Math.min(megabytes, GREATEST_VOLUME);
        if (sent < megabytes) {
            warnings.accept(new ProfileWarning(
                    Kind.LIMIT_CAPPED, service.activation() + ": " + megabytes + " is sent as " + sent));
        }
        long gigawords = (sent - 1) / MEGABYTES_PER_GIGAWORD;
        to.number(ErxAttributes.SERVICE_VOLUME, service, sent - gigawords * MEGABYTES_PER_GIGAWORD);
        to.number(ErxAttributes.SERVICE_VOLUME_GIGAWORDS, service, gigawords);
    }

    /** Its own have the number of JunosE's (4874) or Juniper's older one. */
    @Override
    public boolean understands(int vendor) {
        return vendor == ErxAttributes.VENDOR || vendor == JUNIPER;
    }

    @Override
    public byte[] identity(SessionIdentity session) {
        return new IdentityWriter(session).nas().userName().acctSessionId().toAttributes();
    }

    /** Bulk-CoA-Transaction-Id (194) and Bulk-CoA-Identifier (195). */
    @Override
    public byte[] bulk(long transaction, long identifier) {
        return new PacketWriter()
                .begin(PacketCode.COA_REQUEST, 0)
                .unsigned(ErxAttributes.BULK_COA_TRANSACTION_ID, transaction)
                .unsigned(ErxAttributes.BULK_COA_IDENTIFIER, identifier)
                .toAttributes();
    }

    @Override
    public Optional<String> reasonOf(RadiusPacket nak) {
        AttributeCursor at = nak.attributes();
        return at.seek(ErxAttributes.ACTION_REASON) ? Optional.of(WireText.of(at)) : Dialect.super.reasonOf(nak);
    }
}
