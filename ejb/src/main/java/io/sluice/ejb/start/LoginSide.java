package io.sluice.ejb.start;

import io.sluice.ejb.session.ConcurrencyIndex;
import io.sluice.ejb.session.JdbcOpenSessions;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.ejb.subscriber.LoginProfileSource;
import io.sluice.ejb.subscriber.UnknownLogins;
import io.sluice.subscriber.LoginProfile;
import java.time.Clock;
import java.time.Duration;

/** The index and the seats, which ask each other: who has a limit, and what is open of whom. */
record LoginSide(LoginIndex index, ConcurrencyIndex concurrency) {

    static LoginSide of(
            LoginProfileSource source, UnknownLogins unknown, JdbcOpenSessions open, Duration lapse, Clock clock) {
        LoginIndex[] index = new LoginIndex[1];
        ConcurrencyIndex concurrency = new ConcurrencyIndex(
                id -> {
                    LoginProfile profile = index[0].ofSubscriber(id);
                    return profile != null && profile.concurrency() > 0;
                },
                lapse,
                clock);
        index[0] = new LoginIndex(source, unknown, limited -> concurrency.restore(open.of(limited)));
        return new LoginSide(index[0], concurrency);
    }
}
