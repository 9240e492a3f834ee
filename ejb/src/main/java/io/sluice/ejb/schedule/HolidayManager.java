package io.sluice.ejb.schedule;

import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.schedule.HolidayCalendar;
import io.sluice.schedule.StoredHolidays;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Makes, changes, removes and reads holiday calendars. */
@Stateless
public class HolidayManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected HolidayManager() {}

    public HolidayManager(EntityManager entities, AuditTrail audit) {
        this.entities = entities;
        this.audit = audit;
    }

    /** All of them, by name. */
    public List<HolidayView> calendars() {
        return entities.createQuery("select h from StoredHolidays h order by h.name", StoredHolidays.class)
                .getResultStream()
                .map(HolidayManager::view)
                .toList();
    }

    public Optional<HolidayView> calendar(String name) {
        return new KeptSchedules(entities).holidays(name).map(HolidayManager::view);
    }

    private static HolidayView view(StoredHolidays holidays) {
        return new HolidayView(holidays.calendar(), holidays.version());
    }

    /** Makes the calendar, or its days these. */
    public Written<HolidayView> put(HolidayCalendar calendar, ExpectedState expected, Actor actor) {
        Optional<StoredHolidays> existing = new KeptSchedules(entities).holidays(calendar.name());
        existing.ifPresentOrElse(holidays -> expected.requireIn(holidays.version()), expected::requireAbsent);
        JsonObject before = existing.map(holidays -> view(holidays).json()).orElse(null);
        StoredHolidays holidays = existing.orElseGet(() -> new StoredHolidays(calendar.name()));
        holidays.observe(calendar.days());
        entities.persist(holidays);
        entities.flush();
        HolidayView after = view(holidays);
        if (!after.json().equals(before)) {
            String action = before == null ? "holidays.created" : "holidays.changed";
            audit.record(actor, action, "/holidays/" + calendar.name(), before, after.json());
        }
        return new Written<>(after, existing.isEmpty(), List.of());
    }

    public void remove(String name, ExpectedState expected, Actor actor) {
        StoredHolidays holidays = new KeptSchedules(entities)
                .holidays(name)
                .orElseThrow(() -> Refused.notFound("There is no holiday calendar of the name " + name + '.'));
        expected.requireIn(holidays.version());
        boolean used = entities.createQuery(
                        "select s.id from StoredSchedule s where ?1 member of s.holidays", Long.class)
                .setParameter(1, name)
                .setMaxResults(1)
                .getResultStream()
                .findAny()
                .isPresent();
        if (used) {
            throw Refused.inUse("A schedule observes the holidays " + name + '.');
        }
        JsonObject before = view(holidays).json();
        entities.remove(holidays);
        entities.flush();
        audit.record(actor, "holidays.removed", "/holidays/" + name, before, null);
    }
}
