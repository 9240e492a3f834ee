package io.sluice.ejb.dispatch;

import io.sluice.dialect.CoaChange;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DialectTraits;
import io.sluice.dialect.Dialects;
import io.sluice.dialect.SessionIdentity;
import io.sluice.nas.MutexBy;
import io.sluice.operation.NasTraits;
import io.sluice.operation.ServiceTarget;
import io.sluice.operation.Step;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Packets as the dialects write them: identity, change, what is relayed, Event-Timestamp; no Proxy-State. */
final class DialectPackets implements Packets {

    private static final byte[] NOTHING = new byte[0];

    private final Dialects dialects;
    private final RecordBase base;

    DialectPackets(Dialects dialects, RecordBase base) {
        this.dialects = dialects;
        this.base = base;
    }

    /** Where services are not kept apart there is no record that could prove one. */
    @Override
    public NasTraits traits(NasTarget nas) {
        DialectTraits traits = dialects.of(nas.dialect()).traits();
        return new NasTraits(
                traits.keepsServices(),
                traits.atomicNak(),
                traits.canUpdate(),
                Math.min(traits.mostServices(), ServiceGrant.MAX_TAG),
                traits.keepsServices() && nas.needsProof(),
                nas.mutex() == MutexBy.NAS);
    }

    @Override
    public byte[] attributes(NasTarget nas, Addressee addressee, Step step, long eventTimestamp) {
        Dialect dialect = dialects.of(nas.dialect());
        PacketWriter writer = new PacketWriter(256)
                .begin(PacketCode.COA_REQUEST, 0)
                .encoded(dialect.identity(identity(nas, addressee)))
                .encoded(change(dialect, addressee, step))
                .encoded(step.relayed());
        return writer.unsigned(StandardAttributes.EVENT_TIMESTAMP, eventTimestamp)
                .toAttributes();
    }

    private static SessionIdentity identity(NasTarget nas, Addressee addressee) {
        return new SessionIdentity(
                addressee.login(),
                addressee.acctSessionId(),
                nas.address(),
                nas.identifier(),
                addressee.nasPort(),
                addressee.nasPortId(),
                addressee.callingStationId(),
                addressee.framedIpAddress(),
                addressee.framedIpv6Prefix());
    }

    private byte[] change(Dialect dialect, Addressee addressee, Step step) {
        boolean changes = !step.start().isEmpty()
                || !step.update().isEmpty()
                || !step.stop().isEmpty();
        if (step.disconnect() || !changes) {
            return NOTHING;
        }
        List<ProfileWarning> warnings = new ArrayList<>();
        byte[] octets;
        try {
            octets = dialect.change(change(step, dialect.traits(), addressee), warnings::add);
        } catch (IllegalArgumentException e) {
            throw new Unspeakable(String.valueOf(e.getMessage()));
        }
        if (octets.length == 0) {
            throw new Unspeakable(warnings.stream().map(ProfileWarning::detail).collect(Collectors.joining("; ")));
        }
        return octets;
    }

    /** A NAS that cannot change limits is ordered the service again as it was. */
    private CoaChange change(Step step, DialectTraits traits, Addressee addressee) {
        List<ServiceGrant> updates = grants(step.update(), 0);
        List<ServiceGrant> starts = grants(step.start(), step.update().size());
        List<String> stops = step.stop().stream().map(ServiceTarget::activation).toList();
        List<ServiceGrant> after = grants(step.after(), 0);
        if (!traits.keepsServices()) {
            return new CoaChange(starts, updates, stops, after, base.of(addressee));
        }
        return traits.canUpdate()
                ? new CoaChange(starts, updates, stops, after)
                : new CoaChange(Stream.concat(updates.stream(), starts.stream()).toList(), List.of(), stops, after);
    }

    /** Services that a packet starts or changes have tags of their own; those that merely run need none. */
    private List<ServiceGrant> grants(List<ServiceTarget> services, int before) {
        List<ServiceGrant> grants = new ArrayList<>(services.size());
        for (int i = 0; i < services.size(); i++) {
            grants.add(dialects.asSent(services.get(i).grant((before + i) % ServiceGrant.MAX_TAG + 1)));
        }
        return grants;
    }

    @Override
    public String reason(NasTarget nas, RadiusPacket nak) {
        return dialects.of(nas.dialect()).reasonOf(nak).orElse("");
    }
}
