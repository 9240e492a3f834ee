package io.sluice.upstream;

import io.sluice.nas.Protection;

/**
 * How an upstream server is spoken to.
 *
 * @param firstTimeoutSeconds time to the first retransmission, 1–30 s; it doubles with each (RFC 5080 §2.2.1)
 * @param transmissions how often a request is sent before the next server is asked, 1–10
 * @param statusServer whether it is probed with Status-Server (RFC 5997) while it is silent
 * @param keepsRealm whether it is sent User-Name as it came; else without the realm
 * @param messageAuthenticator whether its replies to Access-Requests must carry Message-Authenticator; only REQUIRE and
 *     ACCEPT, for whoever forges a reply would also teach what AUTO learns
 */
public record UpstreamTerms(
        int firstTimeoutSeconds,
        int transmissions,
        boolean statusServer,
        boolean keepsRealm,
        Protection messageAuthenticator) {

    public static final int MOST_SECONDS = 30;
    public static final int MOST_TRANSMISSIONS = 10;

    /** First retransmission after 2 s, two transmissions, which is 6 s in all, probed, realm kept, replies signed. */
    public static final UpstreamTerms USUAL = new UpstreamTerms(2, 2, true, true, Protection.REQUIRE);

    public UpstreamTerms {
        if (firstTimeoutSeconds < 1 || firstTimeoutSeconds > MOST_SECONDS) {
            throw new IllegalArgumentException("the first timeout is 1 to 30 s, not " + firstTimeoutSeconds);
        }
        if (transmissions < 1 || transmissions > MOST_TRANSMISSIONS) {
            throw new IllegalArgumentException("a request is sent 1 to 10 times, not " + transmissions);
        }
        if (messageAuthenticator == Protection.AUTO) {
            throw new IllegalArgumentException("replies are trusted by REQUIRE or ACCEPT, not by AUTO");
        }
    }
}
