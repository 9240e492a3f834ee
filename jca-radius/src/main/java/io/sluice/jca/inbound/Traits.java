package io.sluice.jca.inbound;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.RadiusPacket;

/**
 * What the connector itself looks at in a request, found in one walk.
 *
 * @param eventTimestamp seconds since 1970, {@link #ABSENT} or {@link #MALFORMED}
 */
record Traits(boolean messageAuthenticator, boolean proxyState, boolean interim, long eventTimestamp) {

    /** There is no Event-Timestamp. */
    static final long ABSENT = -1;
    /** What there is of Event-Timestamp is not one number of four octets. */
    static final long MALFORMED = -2;

    private static final int INTERIM_UPDATE = 3;

    static Traits of(RadiusPacket request) {
        boolean messageAuthenticator = false;
        boolean proxyState = false;
        boolean interim = false;
        long eventTimestamp = ABSENT;
        AttributeCursor at = request.attributes();
        while (at.next()) {
            if (at.vendor() != 0) {
                continue;
            }
            int number = at.number();
            if (number == StandardAttributes.MESSAGE_AUTHENTICATOR.number()) {
                messageAuthenticator = true;
            } else if (number == StandardAttributes.PROXY_STATE.number()) {
                proxyState = true;
            } else if (number == StandardAttributes.ACCT_STATUS_TYPE.number()) {
                interim = at.length() == 4 && at.unsigned() == INTERIM_UPDATE;
            } else if (number == StandardAttributes.EVENT_TIMESTAMP.number()) {
                eventTimestamp = eventTimestamp == ABSENT && at.length() == 4 ? at.unsigned() : MALFORMED;
            }
        }
        return new Traits(messageAuthenticator, proxyState, interim, eventTimestamp);
    }
}
