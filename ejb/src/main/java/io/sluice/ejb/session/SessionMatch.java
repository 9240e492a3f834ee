package io.sluice.ejb.session;

import java.util.List;

/**
 * What there is of a session that was sought.
 *
 * @param open the open sessions that match in everything; where some are active, those that fell silent are left out
 * @param acctSessionIdKnown whether a session with that Acct-Session-Id is known, open or not, so that it is no line that was
 *     not seen to log in
 */
public record SessionMatch(List<FoundSession> open, boolean acctSessionIdKnown) {

    public SessionMatch {
        open = List.copyOf(open);
    }
}
