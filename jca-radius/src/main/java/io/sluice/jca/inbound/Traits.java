package io.sluice.jca.inbound;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.RadiusPacket;

/** What the connector itself looks at in a request, found in one walk. */
record Traits(boolean messageAuthenticator, boolean proxyState, boolean interim, long eventTimestamp) {

    private static final int INTERIM_UPDATE = 3;

    static Traits of(RadiusPacket request) {
        boolean messageAuthenticator = false;
        boolean proxyState = false;
        boolean interim = false;
        long eventTimestamp = -1;
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
            } else if (number == StandardAttributes.EVENT_TIMESTAMP.number() && at.length() == 4) {
                eventTimestamp = at.unsigned();
            }
        }
        return new Traits(messageAuthenticator, proxyState, interim, eventTimestamp);
    }
}
