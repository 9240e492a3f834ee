package io.sluice.ejb.schedule;

import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Sound;
import io.sluice.schedule.Enrolment;
import io.sluice.schedule.OwnerKind;
import io.sluice.schedule.ScheduleBook;
import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.ServiceSchedule;
import io.sluice.schedule.StoredSchedule;
import io.sluice.schedule.rehearsal.Rehearsal;
import io.sluice.schedule.rehearsal.VirtualLine;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.TenantScope;
import io.sluice.subscriber.draft.Objections;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rehearses schedules: those that are kept, with a draft among them if there is one. Changes nothing. */
@Stateless
public class RehearsalQueries {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private Punctuality punctuality;

    @SuppressWarnings("NullAway.Init")
    protected RehearsalQueries() {}

    public RehearsalQueries(EntityManager entities, Punctuality punctuality) {
        this.entities = entities;
        this.punctuality = punctuality;
    }

    /**
     * @return what would happen, for people
     * @throws Refused if it names what there is not, or the draft cannot be read
     */
    public JsonObject rehearse(RehearsalRequest request, TenantScope tenant) {
        KeptSchedules kept = new KeptSchedules(entities);
        Map<String, VirtualLine> lines = new RehearsalCast(entities, tenant).lines(request, kept);
        List<ServiceSchedule> schedules = new ArrayList<>(kept.of(ownerKeys(lines.values())));
        JsonObject draft = request.draft();
        if (draft != null) {
            ServiceSchedule drafted = read(draft, kept, tenant);
            schedules.removeIf(
                    each -> each.owner().equals(drafted.owner()) && each.name().equals(drafted.name()));
            schedules.add(drafted);
        }
        ScheduleBook book = new ScheduleBook(schedules, punctuality.zone(), kept.calendars());
        Rehearsal rehearsal = new Rehearsal(book, punctuality.settings(), lines.values(), request.from(), request.to());
        return new RehearsalWriting(schedules, this::login, punctuality.zone()).write(request, rehearsal.run());
    }

    private static ServiceSchedule read(JsonObject draft, KeptSchedules kept, TenantScope tenant) {
        Objections against = new Objections();
        Objections here = against.at("draft");
        String owner = draft.getString("owner", "");
        ScheduleOwner found = kept.owners()
                .find(owner, tenant)
                .map(ScheduleOwners.Found::owner)
                .orElseGet(() -> {
                    here.at("owner").add("an owner that there is, is expected");
                    return ScheduleOwner.SERVICES;
                });
        var schedule = ScheduleReading.read(draft, found, here);
        Sound.require(against);
        return schedule.orElseThrow();
    }

    private static List<String> ownerKeys(Collection<VirtualLine> lines) {
        Set<String> keys = new LinkedHashSet<>();
        for (VirtualLine line : lines) {
            for (Enrolment enrolment : line.enrolments()) {
                for (ScheduleOwner owner : enrolment.owners()) {
                    keys.add(StoredSchedule.keyOf(
                            owner.kind(), owner.kind() == OwnerKind.SERVICE ? null : Long.valueOf(owner.key())));
                }
            }
        }
        return List.copyOf(keys);
    }

    private String login(String id) {
        Subscriber subscriber = entities.find(Subscriber.class, Long.valueOf(id));
        return subscriber == null ? id : subscriber.login().orElse(subscriber.name());
    }
}
