package io.sluice.report;

import java.nio.charset.StandardCharsets;

/**
 * The Acct-Session-Id of a service: its subscriber session's, a colon, and six digits or more, as in
 * {@code erx FastEthernet 12/0:0001048580:002478}.
 *
 * <p>An id has room for 253 octets; of a longer one the end of the subscriber's part is left out.
 *
 * @param parent Acct-Session-Id of the subscriber session
 * @param number counts the services of that session from 1
 */
public record ServiceAcctSessionId(String parent, int number) {

    private static final int MOST_OCTETS = 253;

    public ServiceAcctSessionId {
        if (number < 1) {
            throw new IllegalArgumentException("services are counted from 1, not " + number);
        }
    }

    /** As it is sent. */
    public String text() {
        String service = String.format(":%06d", number);
        String subscriber = parent;
        while (subscriber.getBytes(StandardCharsets.UTF_8).length + service.length() > MOST_OCTETS) {
            subscriber = subscriber.substring(0, subscriber.offsetByCodePoints(subscriber.length(), -1));
        }
        return subscriber + service;
    }
}
