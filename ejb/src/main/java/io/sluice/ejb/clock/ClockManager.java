package io.sluice.ejb.clock;

import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.DueWork;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Shows the clocks and puts the business clock, where {@code sluice.clock=adjustable} allows it. */
@Stateless
public class ClockManager {

    /** Farthest the business clock may be put from the system's, either way. */
    static final Duration FARTHEST = Duration.ofDays(3660);

    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Inject
    private Settings settings;

    @Inject
    private Clock system;

    @Inject
    private BusinessClock business;

    @Inject
    private ChangeLog changes;

    @Inject
    private AuditTrail audit;

    @Inject
    @Any
    private Instance<DueWork> due;

    @SuppressWarnings("NullAway.Init")
    protected ClockManager() {}

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public ClockView now() {
        return view(business.ahead(), unsettled());
    }

    /**
     * Puts the business clock on all nodes within two seconds of the commit.
     *
     * @param instant what it shall say; null to let it jump
     * @param advance how far it shall jump, backwards if negative
     * @throws Refused if this installation does not allow it, or the time is too far off
     */
    public Written<ClockView> put(@Nullable Instant instant, @Nullable Duration advance, Actor actor) {
        if (!ClockSetting.isAdjustable(settings)) {
            throw Refused.because(
                    Refused.Reason.FORBIDDEN, "The clock can be put only where SLUICE_CLOCK=adjustable was set.");
        }
        Duration ahead = ahead(instant, advance);
        if (ahead.abs().compareTo(FARTHEST) > 0) {
            String member = instant == null ? "/advance" : "/instant";
            throw Refused.invalid(member, "At most " + FARTHEST.toDays() + " days from now are expected.");
        }
        audit.record(actor, "clock.put", "/clock", state(business.ahead()), state(ahead));
        store(ahead);
        changes.changedAll(ChangeTopic.CLOCK);
        return Written.changed(view(ahead, List.of()));
    }

    /** Has this node go by what was put, without waiting for the change log. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void follow() {
        business.reload();
    }

    /** Waits until what is due by the business clock is done, for {@link #PATIENCE} at most; the view tells what is not. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ClockView settled() {
        Instant end = system.instant().plus(PATIENCE);
        while (!unsettled().isEmpty()
                && system.instant().isBefore(end)
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return now();
    }

    private List<String> unsettled() {
        Instant now = business.instant();
        return due.stream()
                .filter(work -> !work.isDoneUntil(now))
                .map(DueWork::name)
                .sorted()
                .toList();
    }

    private Duration ahead(@Nullable Instant instant, @Nullable Duration advance) {
        try {
            return advance != null
                    ? business.ahead().plus(advance)
                    : Duration.between(system.instant(), Objects.requireNonNull(instant));
        } catch (ArithmeticException tooFar) {
            return FARTHEST.plusDays(1);
        }
    }

    private ClockView view(Duration ahead, List<String> unsettled) {
        Instant now = system.instant();
        return new ClockView(now.plus(ahead), now, ahead, ClockSetting.isAdjustable(settings), unsettled);
    }

    private void store(Duration ahead) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update business_clock set offset_milliseconds = ? where id = 1")) {
            update.setLong(1, ahead.toMillis());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static JsonObject state(Duration ahead) {
        return Json.createObjectBuilder().add("ahead", ahead.toString()).build();
    }
}
