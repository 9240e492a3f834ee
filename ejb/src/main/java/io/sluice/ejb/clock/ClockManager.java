package io.sluice.ejb.clock;

import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.ChangeLog;
import io.sluice.ejb.platform.ChangeTopic;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.DueWork;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.SettingRefused;
import io.sluice.ejb.platform.Settings;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
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
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/** Shows the clocks and puts the business clock, where {@code sluice.clock=adjustable} allows it. */
@Stateless
public class ClockManager {

    /** Farthest the business clock may be put from the system's, either way. */
    static final Duration FARTHEST = Duration.ofDays(3660);

    private static final String SETTING = "sluice.clock";

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

    public ClockView now() {
        Instant now = system.instant();
        return new ClockView(now.plus(business.ahead()), now, business.ahead(), isAdjustable(settings));
    }

    /**
     * Puts the business clock on all nodes: here with the commit, elsewhere within two seconds.
     *
     * @throws Refused if this installation does not allow it, or the time is too far off
     */
    public void put(Instant instant, Actor actor) {
        if (!isAdjustable(settings)) {
            throw Refused.because(
                    Refused.Reason.FORBIDDEN, "The clock can be put only where SLUICE_CLOCK=adjustable was set.");
        }
        Duration ahead = Duration.between(system.instant(), instant);
        if (ahead.abs().compareTo(FARTHEST) > 0) {
            throw Refused.invalid("/instant", "At most " + FARTHEST.toDays() + " days from now are expected.");
        }
        audit.record(actor, "clock.put", "/clock", state(business.ahead()), state(ahead));
        store(ahead);
        changes.changedAll(ChangeTopic.CLOCK);
    }

    /** What is due by the business clock and not yet done, by name; empty if all is. */
    public List<String> unsettled() {
        Instant now = business.instant();
        return StreamSupport.stream(due.spliterator(), false)
                .filter(work -> !work.isDoneUntil(now))
                .map(DueWork::name)
                .toList();
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

    /**
     * Whether the setting allows it.
     *
     * @throws SettingRefused if it says something else than {@code system} or {@code adjustable}
     */
    public static boolean isAdjustable(Settings settings) {
        String said = settings.text(SETTING).orElse("system");
        return switch (said) {
            case "system" -> false;
            case "adjustable" -> true;
            default -> throw new SettingRefused(SETTING, said, "say system or adjustable");
        };
    }
}
