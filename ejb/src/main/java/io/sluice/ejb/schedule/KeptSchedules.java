package io.sluice.ejb.schedule;

import io.sluice.schedule.HolidayCalendars;
import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.ServiceSchedule;
import io.sluice.schedule.StoredHolidays;
import io.sluice.schedule.StoredSchedule;
import io.sluice.subscriber.TenantScope;
import io.sluice.subscriber.draft.Objections;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The schedules and calendars in the database, as the rules know them. */
final class KeptSchedules {

    private final EntityManager entities;
    private final ScheduleOwners owners;

    KeptSchedules(EntityManager entities) {
        this.entities = entities;
        this.owners = new ScheduleOwners(entities);
    }

    ScheduleOwners owners() {
        return owners;
    }

    HolidayCalendars calendars() {
        return name -> holidays(name).map(StoredHolidays::calendar);
    }

    Optional<StoredHolidays> holidays(String name) {
        return entities.createQuery("select h from StoredHolidays h where h.name = ?1", StoredHolidays.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst();
    }

    Optional<StoredSchedule> find(long id, TenantScope tenant) {
        return Optional.ofNullable(entities.find(StoredSchedule.class, id))
                .filter(kept -> tenant.isAll()
                        || owners.find(owners.of(kept).text(), tenant).isPresent());
    }

    ScheduleView view(StoredSchedule kept) {
        return new ScheduleView(
                Objects.requireNonNull(kept.id()), owners.of(kept).text(), schedule(kept), kept.version());
    }

    /** What is kept, for its owner by id. */
    ServiceSchedule schedule(StoredSchedule kept) {
        Objections against = new Objections();
        return ScheduleReading.read(json(kept.document()), owners.of(kept).owner(), against)
                .orElseThrow(() ->
                        new IllegalStateException("the schedule " + kept.id() + " cannot be read: " + against.found()));
    }

    private static JsonObject json(String document) {
        try (JsonReader reader = Json.createReader(new StringReader(document))) {
            return reader.readObject();
        }
    }

    /** The schedules of some owners. */
    List<ServiceSchedule> of(List<String> ownerKeys) {
        return ownerKeys.isEmpty()
                ? List.of()
                : entities.createQuery("select s from StoredSchedule s where s.ownerKey in ?1", StoredSchedule.class)
                        .setParameter(1, ownerKeys)
                        .getResultStream()
                        .map(this::schedule)
                        .toList();
    }

    /** Whose other schedules have rules for a service. */
    List<ScheduleOwner> ownersOfRulesFor(String service, ScheduleOwner owner, String schedule) {
        return entities.createQuery(
                        "select s from StoredSchedule s join s.services t where t = ?1", StoredSchedule.class)
                .setParameter(1, service)
                .setMaxResults(1_000)
                .getResultStream()
                .filter(kept -> !(kept.name().equals(schedule)
                        && owners.of(kept).owner().equals(owner)))
                .map(kept -> owners.of(kept).owner())
                .filter(other -> owners.meet(owner, other))
                .toList();
    }
}
