package io.sluice.ejb.schedule;

import io.sluice.schedule.Enrolment;
import io.sluice.schedule.HolidayCalendars;
import io.sluice.schedule.OwnerKind;
import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.ScheduleSettings;
import io.sluice.schedule.check.Surroundings;
import io.sluice.service.Authorization;
import io.sluice.service.ServiceDefinition;
import io.sluice.service.ServiceTerms;
import io.sluice.subscriber.ActivationTrigger;
import io.sluice.subscriber.Subscription;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What a schedule is checked against, from the database. */
record StoredSurroundings(
        EntityManager entities, KeptSchedules kept, ScheduleSettings settings, Instant now, ZoneId server)
        implements Surroundings {

    static StoredSurroundings of(EntityManager entities, KeptSchedules kept, Punctuality punctuality) {
        return new StoredSurroundings(entities, kept, punctuality.settings(), punctuality.now(), punctuality.zone());
    }

    @Override
    public HolidayCalendars calendars() {
        return kept.calendars();
    }

    @Override
    public Optional<ServiceTraits> traitsOf(String service) {
        return entities.createQuery("select d from ServiceDefinition d where d.name = ?1", ServiceDefinition.class)
                .setParameter(1, service)
                .getResultStream()
                .findFirst()
                .map(definition -> traits(definition.current().terms()));
    }

    private static ServiceTraits traits(ServiceTerms terms) {
        Integer group = terms.mutexGroup();
        return new ServiceTraits(
                terms.authorization() == Authorization.SCHEDULE,
                terms.requiredAtLogin(),
                group == null ? null : new Enrolment.Mutex(group.toString(), true));
    }

    @Override
    public List<ScheduleOwner> othersFor(String service, ScheduleOwner owner, String schedule) {
        return kept.ownersOfRulesFor(service, owner, schedule);
    }

    /** Of the first thousand such subscriptions. */
    @Override
    public boolean startsOnLogin(String service, ScheduleOwner owner) {
        return entities.createQuery(
                        "select s from Subscription s join fetch s.subscriber"
                                + " where s.service.name = ?1 and s.trigger = ?2",
                        Subscription.class)
                .setParameter(1, service)
                .setParameter(2, ActivationTrigger.ACTIVATE_ON_LOGIN)
                .setMaxResults(1_000)
                .getResultStream()
                .anyMatch(subscription -> owner.kind() == OwnerKind.SERVICE
                        || owner.kind() == OwnerKind.SCOPE
                        || ScheduleOwners.above(subscription.subscriber()).contains(owner));
    }
}
