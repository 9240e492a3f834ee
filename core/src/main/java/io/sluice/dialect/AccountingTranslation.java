package io.sluice.dialect;

import io.sluice.access.ClassToken;
import io.sluice.accounting.AccountedLine;
import io.sluice.accounting.AccountedService;
import io.sluice.accounting.AccountingEvent;
import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.EventTime;
import io.sluice.accounting.Usage;
import io.sluice.nas.NasDirectory;
import io.sluice.nas.NasRef;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.RadiusPacket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads Accounting-Requests. What stands in an attribute of the wrong length counts as not sent; nothing makes a request
 * unreadable.
 *
 * <p>A record is a service's if it carries Service-Session (26-4874-83), and not for how its Acct-Session-Id looks.
 * One for each thread.
 */
public final class AccountingTranslation {

    private final NasDirectory nases;
    private final ClassToken.Seal seal;
    private final RequestFingerprint fingerprint = new RequestFingerprint();

    public AccountingTranslation(NasDirectory nases, ClassToken.Seal seal) {
        this.nases = nases;
        this.seal = seal;
    }

    /**
     * What a request says.
     *
     * @param client name of the client that sent it
     * @param receivedAtMicros microseconds since 1970
     * @return empty if the client has meanwhile been removed, so that there is no NAS it could be about
     */
    public Optional<AccountingEvent> read(RadiusPacket request, String client, long receivedAtMicros) {
        Reading reading = new Reading();
        AttributeCursor at = request.attributes();
        while (at.next()) {
            if (at.vendor() == 0) {
                reading.standard(at, seal);
            } else if (at.vendor() == ErxAttributes.VENDOR) {
                reading.juniper(at);
            }
        }
        NasRef nas =
                nases.find(client, reading.nasIdentifier, reading.nasAddress).orElse(null);
        if (nas == null) {
            return Optional.empty();
        }
        byte[] attributes = request.attributeOctets();
        return Optional.of(reading.event(nas.id(), receivedAtMicros, fingerprint.of(nas.id(), attributes), attributes));
    }

    /** What has been read of one request so far. */
    private static final class Reading {

        private static final long ABSENT = Usage.ABSENT;
        private static final int HIGHEST_STATUS = Short.MAX_VALUE;

        private @Nullable String nasIdentifier;
        private @Nullable String nasAddress;
        private String login = "";
        private String acctSessionId = "";
        private @Nullable String activation;
        private long statusType;
        private long delay;
        private long eventTimestamp = ABSENT;
        private long inputOctets = ABSENT;
        private long outputOctets = ABSENT;
        private long inputGigawords = ABSENT;
        private long outputGigawords = ABSENT;
        private long inputPackets = ABSENT;
        private long outputPackets = ABSENT;
        private long sessionTime = ABSENT;
        private long terminateCause = ABSENT;
        private @Nullable Long nasPort;
        private @Nullable String nasPortId;
        private @Nullable String callingStationId;
        private @Nullable String framedIpAddress;
        private @Nullable String framedIpv6Prefix;
        private @Nullable String delegatedIpv6Prefix;
        private @Nullable ClassToken token;
        private @Nullable String icrPartition;

        void standard(AttributeCursor at, ClassToken.Seal seal) {
            switch (at.number()) {
                case 1 -> login = text(at);
                case 4 -> nasAddress = AddressText.ipv4(at);
                case 5 -> nasPort = at.length() == 4 ? at.unsigned() : null;
                case 8 -> framedIpAddress = AddressText.ipv4(at);
                case 25 -> token = token == null ? seal.open(at.value()).orElse(null) : token;
                case 31 -> callingStationId = text(at);
                case 32 -> nasIdentifier = text(at);
                case 40 -> statusType = number(at, 0);
                case 41 -> delay = number(at, 0);
                case 42 -> inputOctets = number(at, ABSENT);
                case 43 -> outputOctets = number(at, ABSENT);
                case 44 -> acctSessionId = text(at);
                case 46 -> sessionTime = number(at, ABSENT);
                case 47 -> inputPackets = number(at, ABSENT);
                case 48 -> outputPackets = number(at, ABSENT);
                case 49 -> terminateCause = number(at, ABSENT);
                case 52 -> inputGigawords = number(at, ABSENT);
                case 53 -> outputGigawords = number(at, ABSENT);
                case 55 -> eventTimestamp = number(at, ABSENT);
                case 87 -> nasPortId = text(at);
                case 95 -> nasAddress = nasAddress == null ? AddressText.ipv6(at) : nasAddress;
                case 97 -> framedIpv6Prefix = AddressText.ipv6Prefix(at);
                case 123 -> delegatedIpv6Prefix = AddressText.ipv6Prefix(at);
                default -> {
                    // kept in the record's attributes
                }
            }
        }

        void juniper(AttributeCursor at) {
            if (at.number() == ErxAttributes.SERVICE_SESSION.number() && at.length() > 0) {
                activation = text(at);
            } else if (at.number() == ErxAttributes.ICR_PARTITION_ID.number()) {
                icrPartition = text(at);
            }
        }

        AccountingEvent event(long nasId, long receivedAt, long fingerprint, byte[] attributes) {
            return new AccountingEvent(
                    nasId,
                    AccountingStatus.of(statusType),
                    statusType <= HIGHEST_STATUS ? (int) statusType : 0,
                    acctSessionId,
                    login,
                    EventTime.of(eventTimestamp, delay, receivedAt),
                    new Usage(
                            sessionTime,
                            Usage.octets(inputOctets, inputGigawords),
                            Usage.octets(outputOctets, outputGigawords),
                            inputPackets,
                            outputPackets),
                    terminateCause <= Integer.MAX_VALUE ? (int) terminateCause : (int) ABSENT,
                    activation == null ? null : AccountedService.of(activation, acctSessionId),
                    new AccountedLine(
                            nasPort,
                            nasPortId,
                            callingStationId,
                            framedIpAddress,
                            framedIpv6Prefix,
                            delegatedIpv6Prefix,
                            icrPartition),
                    token == null ? null : token.sessionId(),
                    token == null ? ABSENT : token.subscriberId(),
                    fingerprint,
                    attributes);
        }

        private static String text(AttributeCursor at) {
            return WireText.of(at.text());
        }

        private static long number(AttributeCursor at, long ifMalformed) {
            return at.length() == 4 ? at.unsigned() : ifMalformed;
        }
    }
}
