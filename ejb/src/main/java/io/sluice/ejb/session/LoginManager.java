package io.sluice.ejb.session;

import io.sluice.access.AccessDecision;
import io.sluice.access.AccessLine;
import io.sluice.access.AccessRule;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.service.ServiceGrant;
import io.sluice.session.ExpectedLogin;
import io.sluice.session.ExpectedLogins;
import io.sluice.subscriber.LoginProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides logins from memory: the index of profiles and the seats that are taken. The database is asked only for logins
 * that the index does not have, once for a whole batch.
 */
public final class LoginManager {

    private static final LoginOutcome UNDECIDED = new LoginOutcome.Undecided();

    private final LoginIndex index;
    private final ConcurrencyIndex concurrency;
    private final ExpectedLogins expected;
    private final SessionIds ids;

    public LoginManager(LoginIndex index, ConcurrencyIndex concurrency, ExpectedLogins expected, SessionIds ids) {
        this.index = index;
        this.concurrency = concurrency;
        this.expected = expected;
        this.ids = ids;
    }

    /** Decides each login, in order; the outcomes are in the same order. */
    public List<LoginOutcome> login(List<LoginCommand> commands) {
        LoginProfile[] profiles = new LoginProfile[commands.size()];
        Missing missing = null;
        for (int i = 0; i < profiles.length; i++) {
            String login = commands.get(i).attempt().sought().orElse(null);
            profiles[i] = login == null ? null : index.profile(login);
            if (login != null && profiles[i] == null) {
                missing = missing == null ? new Missing() : missing;
                missing.logins.add(login);
            }
        }
        if (missing != null) {
            missing.load(index);
        }
        List<LoginOutcome> outcomes = new ArrayList<>(profiles.length);
        List<ExpectedLogin> admitted = new ArrayList<>(profiles.length);
        for (int i = 0; i < profiles.length; i++) {
            LoginCommand command = commands.get(i);
            LoginProfile profile = profiles[i];
            if (profile == null && missing != null) {
                String login = command.attempt().sought().orElse("");
                profile = missing.found.get(login);
                if (profile == null && missing.databaseAway && missing.logins.contains(login)) {
                    outcomes.add(UNDECIDED);
                    continue;
                }
            }
            outcomes.add(decide(command, profile, admitted));
        }
        expected.expect(admitted);
        return outcomes;
    }

    private LoginOutcome decide(LoginCommand command, @Nullable LoginProfile known, List<ExpectedLogin> admitted) {
        LoginProfile profile = known == null ? null : known.at(command.nas().id());
        boolean limited = profile != null && profile.concurrency() > 0;
        Object line = limited ? Line.of(command) : null;
        int open = limited ? concurrency.count(profile.subscriberId(), line) : 0;
        AccessDecision decision = AccessRule.decide(command.attempt(), Optional.ofNullable(profile), open);
        return decision.fold(
                accepted -> {
                    UUID sessionId = ids.next(command.receivedAtMicros());
                    LoginProfile subscriber = accepted.profile();
                    if (limited) {
                        concurrency.expect(subscriber.subscriberId(), sessionId, line);
                    }
                    admitted.add(expectedLogin(
                            command, subscriber.subscriberId(), subscriber.login(), subscriber.services(), sessionId));
                    return new LoginOutcome.Admitted(accepted, sessionId);
                },
                rejected -> new LoginOutcome.Refused(rejected.reason()));
    }

    static ExpectedLogin expectedLogin(
            LoginCommand command, long subscriberId, String login, List<ServiceGrant> services, UUID sessionId) {
        AccessLine line = command.attempt().line();
        long micros = command.receivedAtMicros();
        return new ExpectedLogin(
                sessionId,
                subscriberId,
                login,
                command.nas().id(),
                line.acctSessionId(),
                line.nasPort(),
                line.nasPortId(),
                line.callingStationId(),
                line.framedIpAddress(),
                services,
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000));
    }

    /** The logins of a batch that the index does not have, and what the database said of them. */
    private static final class Missing {

        private final Set<String> logins = new HashSet<>();
        private Map<String, LoginProfile> found = Map.of();
        private boolean databaseAway;

        void load(LoginIndex index) {
            try {
                found = index.load(logins);
            } catch (DatabaseAway e) {
                // Restores nothing, but keeps the others of the batch going: they need no database.
                databaseAway = true;
            }
        }
    }

    /** What tells one line of a subscriber from another. */
    record Line(
            long nasId,
            @Nullable String acctSessionId,
            @Nullable Long nasPort,
            @Nullable String nasPortId,
            @Nullable String callingStationId) {

        static @Nullable Line of(LoginCommand command) {
            AccessLine line = command.attempt().line();
            boolean told = line.acctSessionId() != null
                    || line.nasPort() != null
                    || line.nasPortId() != null
                    || line.callingStationId() != null;
            return told
                    ? new Line(
                            command.nas().id(),
                            line.acctSessionId(),
                            line.nasPort(),
                            line.nasPortId(),
                            line.callingStationId())
                    : null;
        }
    }
}
