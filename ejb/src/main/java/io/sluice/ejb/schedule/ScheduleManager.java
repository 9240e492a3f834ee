package io.sluice.ejb.schedule;

import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Sentence;
import io.sluice.ejb.platform.Sound;
import io.sluice.ejb.platform.Violation;
import io.sluice.ejb.platform.Warning;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.schedule.ServiceSchedule;
import io.sluice.schedule.StoredSchedule;
import io.sluice.schedule.check.Finding;
import io.sluice.schedule.check.ScheduleRule;
import io.sluice.subscriber.draft.Objections;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes, replaces and removes schedules, each as a whole or not at all. */
@Stateless
public class ScheduleManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private AuditTrail audit;

    @Inject
    private Punctuality punctuality;

    @SuppressWarnings("NullAway.Init")
    protected ScheduleManager() {}

    public ScheduleManager(EntityManager entities, AuditTrail audit, Punctuality punctuality) {
        this.entities = entities;
        this.audit = audit;
        this.punctuality = punctuality;
    }

    /**
     * Makes a schedule for the owner that it names.
     *
     * @throws Refused naming everything that is wrong with it
     */
    public Written<ScheduleView> create(JsonObject json, Actor actor) {
        KeptSchedules kept = new KeptSchedules(entities);
        ScheduleOwners.Found owner = kept.owners()
                .find(json.getString("owner", ""), actor.scope())
                .orElseThrow(() -> Refused.invalid(
                        "/owner",
                        "An owner that there is, is expected: services/global, scopes/<name>, retailers/<name> or"
                                + " subscribers/<id> of an enterprise, a site or a line."));
        ServiceSchedule schedule = read(json, owner);
        requireFreeName(owner, schedule.name(), null);
        List<Warning> warnings = checked(schedule, kept);
        StoredSchedule stored = new StoredSchedule(owner.kind(), owner.id());
        return stored(kept, stored, schedule, null, warnings, actor);
    }

    /** Replaces a schedule; its owner stays. */
    public Written<ScheduleView> replace(long id, JsonObject json, ExpectedState expected, Actor actor) {
        KeptSchedules kept = new KeptSchedules(entities);
        StoredSchedule stored = require(kept, id, actor);
        expected.requireIn(stored.version());
        ScheduleOwners.Found owner = kept.owners().of(stored);
        if (!json.getString("owner", owner.text()).equals(owner.text())) {
            throw Refused.invalid("/owner", "A schedule keeps its owner, " + owner.text() + '.');
        }
        JsonObject before = kept.view(stored).json();
        ServiceSchedule schedule = read(json, owner);
        requireFreeName(owner, schedule.name(), id);
        List<Warning> warnings = checked(schedule, kept);
        return stored(kept, stored, schedule, before, warnings, actor);
    }

    private static ServiceSchedule read(JsonObject json, ScheduleOwners.Found owner) {
        Objections against = new Objections();
        var schedule = ScheduleReading.read(json, owner.owner(), against);
        Sound.require(against);
        return schedule.orElseThrow();
    }

    private Written<ScheduleView> stored(
            KeptSchedules kept,
            StoredSchedule stored,
            ServiceSchedule schedule,
            @Nullable JsonObject before,
            List<Warning> warnings,
            Actor actor) {
        String document = ScheduleWriting.write(schedule).build().toString();
        if (document.length() > StoredSchedule.LONGEST_DOCUMENT) {
            throw Refused.invalid("", "A schedule has at most " + StoredSchedule.LONGEST_DOCUMENT + " characters.");
        }
        stored.write(schedule, document);
        entities.persist(stored);
        entities.flush();
        ScheduleView after = kept.view(stored);
        if (!after.json().equals(before)) {
            String action = before == null ? "schedule.created" : "schedule.changed";
            audit.record(actor, action, "/schedules/" + after.id(), before, after.json());
        }
        return new Written<>(after, before == null, warnings);
    }

    public void remove(long id, ExpectedState expected, Actor actor) {
        KeptSchedules kept = new KeptSchedules(entities);
        StoredSchedule stored = require(kept, id, actor);
        expected.requireIn(stored.version());
        JsonObject before = kept.view(stored).json();
        entities.remove(stored);
        entities.flush();
        audit.record(actor, "schedule.removed", "/schedules/" + id, before, null);
    }

    private static StoredSchedule require(KeptSchedules kept, long id, Actor actor) {
        return kept.find(id, actor.scope())
                .orElseThrow(() -> Refused.notFound("There is no schedule of the id " + id + '.'));
    }

    private void requireFreeName(ScheduleOwners.Found owner, String name, @Nullable Long except) {
        boolean taken = entities.createQuery(
                        "select s.id from StoredSchedule s where s.ownerKey = ?1 and s.name = ?2", Long.class)
                .setParameter(1, StoredSchedule.keyOf(owner.kind(), owner.id()))
                .setParameter(2, name)
                .getResultStream()
                .anyMatch(id -> !id.equals(except));
        if (taken) {
            throw Refused.duplicate("/name", owner.text() + " has a schedule of the name " + name + " already.");
        }
    }

    private List<Warning> checked(ServiceSchedule schedule, KeptSchedules kept) {
        StoredSurroundings surroundings = StoredSurroundings.of(entities, kept, punctuality);
        List<Finding> findings = ScheduleRule.check(schedule, surroundings);
        List<Violation> errors = findings.stream()
                .filter(Finding::isError)
                .map(finding -> new Violation(finding.pointer(), words(finding)))
                .toList();
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
        return findings.stream()
                .map(finding -> new Warning(finding.check().name(), finding.pointer(), words(finding)))
                .toList();
    }

    private static String words(Finding finding) {
        return Sentence.of(finding.detail() + "; " + finding.remedy());
    }
}
