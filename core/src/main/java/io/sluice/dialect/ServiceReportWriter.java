package io.sluice.dialect;

import io.sluice.access.ClassToken;
import io.sluice.accounting.AccountedLine;
import io.sluice.accounting.Usage;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.report.ServiceReport;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the accounting records of services that Sluice makes itself: what identifies the subscriber and the line as the NAS
 * said it, and the service in the attributes of JunosE, whatever the NAS is. Stateless.
 */
public final class ServiceReportWriter {

    /**
     * User-Name, NAS-IP-Address, NAS-Port, Service-Type, Framed-Protocol, Framed-IP-Address, Class, Called- and
     * Calling-Station-Id, NAS-Identifier, Acct-Authentic, NAS-Port-Type, NAS-Port-Id, NAS-IPv6-Address, and the IPv6 address and
     * prefixes: what a record of the session and one of its services have in common.
     */
    private static final Set<Integer> SHARED = Set.of(1, 4, 5, 6, 7, 8, 25, 30, 31, 32, 45, 61, 87, 95, 97, 123, 168);

    private static final int MOST_OCTETS = 253;
    private static final long LOW_WORD = 0xffff_ffffL;

    private ServiceReportWriter() {}

    /**
     * What every record of a service repeats, from a record of its session.
     *
     * @param recorded the attributes of that record as received
     */
    public static byte[] identity(byte[] recorded, ClassToken.Seal seal) {
        return EncodedAttributes.standard(
                recorded,
                (number, value) -> SHARED.contains(number) && !DeliveredAttributes.isOurs(number, value, seal));
    }

    /**
     * The same where the NAS has told nothing of the session yet.
     *
     * @param nasAddress IPv4 address in dotted form, null if it has none or another
     */
    public static byte[] identity(
            String login, @Nullable String nasIdentifier, byte @Nullable [] nasAddress, AccountedLine line) {
        PacketWriter writer = opened();
        text(writer, StandardAttributes.USER_NAME, login);
        if (nasAddress != null) {
            writer.octets(
                    nasAddress.length == 4 ? StandardAttributes.NAS_IP_ADDRESS : StandardAttributes.NAS_IPV6_ADDRESS,
                    nasAddress);
        }
        text(writer, StandardAttributes.NAS_IDENTIFIER, nasIdentifier);
        if (line.nasPort() != null) {
            writer.unsigned(StandardAttributes.NAS_PORT, line.nasPort());
        }
        text(writer, StandardAttributes.NAS_PORT_ID, line.nasPortId());
        text(writer, StandardAttributes.CALLING_STATION_ID, line.callingStationId());
        return writer.toAttributes();
    }

    /**
     * A record as it is kept until it is answered: all but Acct-Delay-Time, which grows meanwhile.
     *
     * @param identity what all records of the service repeat
     */
    public static byte[] attributes(ServiceReport report, byte[] identity) {
        PacketWriter writer = opened().encoded(identity)
                .unsigned(StandardAttributes.ACCT_STATUS_TYPE, report.status().code())
                .unsigned(StandardAttributes.EVENT_TIMESTAMP, report.at().getEpochSecond() & LOW_WORD)
                .text(StandardAttributes.ACCT_SESSION_ID, report.acctSessionId().text())
                .text(ErxAttributes.SERVICE_SESSION, report.activation());
        Usage usage = report.usage();
        number(writer, StandardAttributes.ACCT_SESSION_TIME, usage.sessionTime());
        octets(
                writer,
                StandardAttributes.ACCT_INPUT_OCTETS,
                StandardAttributes.ACCT_INPUT_GIGAWORDS,
                usage.inputOctets());
        octets(
                writer,
                StandardAttributes.ACCT_OUTPUT_OCTETS,
                StandardAttributes.ACCT_OUTPUT_GIGAWORDS,
                usage.outputOctets());
        number(writer, StandardAttributes.ACCT_INPUT_PACKETS, usage.inputPackets());
        number(writer, StandardAttributes.ACCT_OUTPUT_PACKETS, usage.outputPackets());
        number(writer, StandardAttributes.ACCT_TERMINATE_CAUSE, report.terminateCause());
        return writer.toAttributes();
    }

    private static PacketWriter opened() {
        return new PacketWriter().begin(PacketCode.ACCOUNTING_REQUEST, 0);
    }

    private static void text(PacketWriter writer, AttributeType type, @Nullable String value) {
        if (value != null && !value.isEmpty() && value.getBytes(StandardCharsets.UTF_8).length <= MOST_OCTETS) {
            writer.text(type, value);
        }
    }

    private static void number(PacketWriter writer, AttributeType type, long value) {
        if (value != Usage.ABSENT) {
            writer.unsigned(type, value & LOW_WORD);
        }
    }

    private static void octets(PacketWriter writer, AttributeType low, AttributeType high, long value) {
        number(writer, low, value);
        if (value > LOW_WORD) {
            writer.unsigned(high, value >>> 32);
        }
    }
}
