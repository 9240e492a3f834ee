package io.sluice.ejb.session;

import io.sluice.access.RejectReason;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.service.ServiceGrant;
import io.sluice.session.ExpectedLogins;
import io.sluice.subscriber.LoginProfile;
import io.sluice.subscriber.SubscriberStatus;
import io.sluice.subscriber.UnlistedLogin;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Admits logins that an upstream server has accepted: from then on their session is expected, with the services learned. Whoever is
 * also a subscriber of ours must be active and within his number of sessions; his own record and subscriptions say nothing here.
 * Asks memory alone.
 */
public final class LearnedLogins {

    private final LoginIndex index;
    private final ConcurrencyIndex concurrency;
    private final ExpectedLogins expected;
    private final SessionIds ids;

    public LearnedLogins(LoginIndex index, ConcurrencyIndex concurrency, ExpectedLogins expected, SessionIds ids) {
        this.index = index;
        this.concurrency = concurrency;
        this.expected = expected;
        this.ids = ids;
    }

    /** What became of it. */
    public sealed interface Outcome {

        <R> R fold(Function<Admitted, R> admitted, Function<Refused, R> refused);
    }

    /**
     * The Start is awaited.
     *
     * @param subscriberId of our subscriber, or the key of an {@link UnlistedLogin}
     */
    public record Admitted(UUID sessionId, long subscriberId) implements Outcome {

        @Override
        public <R> R fold(Function<Admitted, R> admitted, Function<Refused, R> refused) {
            return admitted.apply(this);
        }
    }

    /** It is a subscriber of ours who may not log in now. */
    public record Refused(RejectReason reason) implements Outcome {

        @Override
        public <R> R fold(Function<Admitted, R> admitted, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }

    /**
     * @param login under which accounting will name it
     * @param retailerId whose server accepted; a subscriber of another retailer is not meant
     */
    public Outcome admit(LoginCommand command, String login, long retailerId, List<ServiceGrant> services) {
        LoginProfile known = index.profile(login);
        LoginProfile subscriber = known != null && known.retailerId() == retailerId ? known : null;
        if (subscriber != null && subscriber.status() != SubscriberStatus.ACTIVE) {
            return new Refused(RejectReason.SUSPENDED);
        }
        UUID sessionId = ids.next(command.receivedAtMicros());
        if (subscriber != null && subscriber.concurrency() > 0 && !takeSeat(command, subscriber, sessionId)) {
            return new Refused(RejectReason.TOO_MANY_SESSIONS);
        }
        long subscriberId = idOf(subscriber, login);
        expected.expect(List.of(LoginManager.expectedLogin(command, subscriberId, login, services, sessionId)));
        return new Admitted(sessionId, subscriberId);
    }

    private static long idOf(@Nullable LoginProfile subscriber, String login) {
        return subscriber == null ? UnlistedLogin.keyOf(login) : subscriber.subscriberId();
    }

    private boolean takeSeat(LoginCommand command, LoginProfile subscriber, UUID sessionId) {
        Object line = LoginManager.Line.of(command);
        if (concurrency.count(subscriber.subscriberId(), line) >= subscriber.concurrency()) {
            return false;
        }
        concurrency.expect(subscriber.subscriberId(), sessionId, line);
        return true;
    }
}
