package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.packet.PacketCode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes the requests of this BNG. Event-Timestamp is the true time, for servers compare it with theirs. */
final class Records {

    private final BngSettings settings;
    private final InstantSource clock;

    Records(BngSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Message accessRequest(SubscriberLine line, String acctSessionId) {
        Message.Builder request = new Message.Builder(PacketCode.ACCESS_REQUEST)
                .with("User-Name", line.login())
                .with("Service-Type", "Framed-User")
                .with("Framed-Protocol", "PPP");
        nas(request);
        port(request, line);
        return request.with("Acct-Session-Id", acctSessionId).build();
    }

    /** Accounting-On or -Off. */
    Message ofNas(String status) {
        Message.Builder record = new Message.Builder(PacketCode.ACCOUNTING_REQUEST).with("Acct-Status-Type", status);
        nas(record);
        return record.with("Acct-Session-Id", settings.dialect().subscriberSessionId(0))
                .with("Acct-Delay-Time", 0)
                .with("Event-Timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS))
                .build();
    }

    Message ofSubscriber(
            String status, SubscriberSession session, long seconds, Traffic traffic, Optional<TerminateCause> cause) {
        Message.Builder record = begin(status, session, session.acctSessionId());
        if (!"Start".equals(status)) {
            record.with("Acct-Session-Time", seconds);
            count(record, traffic);
        }
        cause.ifPresent(why -> record.with("Acct-Terminate-Cause", why));
        return record.build();
    }

    Message ofService(
            String status,
            SubscriberSession session,
            RunningService service,
            long seconds,
            Optional<TerminateCause> cause) {
        Message.Builder record = begin(status, session, service.acctSessionId());
        record.with(settings.dialect().serviceMark(service.order().activation()));
        if (!"Start".equals(status)) {
            record.with("Acct-Session-Time", seconds);
            if (service.order().countsVolume()) {
                count(record, service.meter().read());
            }
        }
        cause.ifPresent(why -> record.with("Acct-Terminate-Cause", why));
        return record.build();
    }

    private Message.Builder begin(String status, SubscriberSession session, String acctSessionId) {
        Message.Builder record = new Message.Builder(PacketCode.ACCOUNTING_REQUEST)
                .with("Acct-Status-Type", status)
                .with("Acct-Session-Id", acctSessionId)
                .with("User-Name", session.line().login());
        nas(record);
        port(record, session.line());
        record.with("Framed-IP-Address", session.address());
        session.classes().forEach(each -> record.with("Class", each));
        return record.with("Acct-Delay-Time", 0)
                .with("Event-Timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private void nas(Message.Builder message) {
        message.with("NAS-IP-Address", settings.nasAddress());
        if (!settings.nasIdentifier().isEmpty()) {
            message.with("NAS-Identifier", settings.nasIdentifier());
        }
    }

    private static void port(Message.Builder message, SubscriberLine line) {
        message.with("NAS-Port", line.port())
                .with("NAS-Port-Type", "Ethernet")
                .with("NAS-Port-Id", line.portId())
                .with("Calling-Station-Id", line.macAddress());
    }

    /** RFC 2869 §5.1: the words above 32 bits go apart. */
    private static void count(Message.Builder record, Traffic traffic) {
        record.with("Acct-Input-Octets", traffic.inputOctets() & 0xffff_ffffL)
                .with("Acct-Output-Octets", traffic.outputOctets() & 0xffff_ffffL)
                .with("Acct-Input-Gigawords", traffic.inputOctets() >>> 32)
                .with("Acct-Output-Gigawords", traffic.outputOctets() >>> 32)
                .with("Acct-Input-Packets", traffic.inputPackets() & 0xffff_ffffL)
                .with("Acct-Output-Packets", traffic.outputPackets() & 0xffff_ffffL);
    }
}
