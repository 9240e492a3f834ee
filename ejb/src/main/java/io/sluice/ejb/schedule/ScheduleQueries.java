package io.sluice.ejb.schedule;

import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.NameCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.platform.Refused;
import io.sluice.schedule.StoredSchedule;
import io.sluice.subscriber.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads schedules for the interface. In a transaction, for what belongs to one is read one by one. */
@Stateless
public class ScheduleQueries {

    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Duration A_WEEK = Duration.ofDays(7);

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private Punctuality punctuality;

    @SuppressWarnings("NullAway.Init")
    protected ScheduleQueries() {}

    public ScheduleQueries(EntityManager entities, Punctuality punctuality) {
        this.entities = entities;
        this.punctuality = punctuality;
    }

    /**
     * The schedules, the oldest first.
     *
     * @param owner as it is written, null for any
     * @param service one that they have rules for, null for any
     */
    public Page<ScheduleView> schedules(@Nullable String owner, @Nullable String service, PageRequest page) {
        KeptSchedules kept = new KeptSchedules(entities);
        String ownerKey = null;
        if (owner != null) {
            Optional<ScheduleOwners.Found> found = kept.owners().find(owner, TenantScope.ALL);
            if (found.isEmpty()) {
                return new Page<>(List.of(), null);
            }
            ownerKey = StoredSchedule.keyOf(found.get().kind(), found.get().id());
        }
        Long after = idOf(page.cursor());
        List<Object[]> rows = new Criteria("select s.id, s.name from StoredSchedule s")
                .with("s.id > ?", after)
                .equal("s.ownerKey", ownerKey)
                .with("? member of s.services", service)
                .list(entities, "s.id", page.limit() + 1);
        Page<Object[]> keys = Page.of(rows, page.limit(), row -> NameCursor.after(row[0].toString()));
        return new Page<>(
                keys.items().stream()
                        .map(row -> kept.view(Objects.requireNonNull(entities.find(StoredSchedule.class, row[0]))))
                        .toList(),
                keys.next());
    }

    private static @Nullable Long idOf(@Nullable String cursor) {
        String text = NameCursor.read(cursor);
        if (text != null && !text.matches("\\d{1,18}")) {
            throw new InvalidCursor(String.valueOf(cursor));
        }
        return text == null ? null : Long.valueOf(text);
    }

    public Optional<ScheduleView> schedule(long id) {
        KeptSchedules kept = new KeptSchedules(entities);
        return kept.find(id, TenantScope.ALL).map(kept::view);
    }

    /**
     * When the entries of a schedule occur.
     *
     * @param from null for now
     * @param to null for a week after
     */
    public Optional<JsonObject> occurrences(long id, @Nullable Instant from, @Nullable Instant to) {
        Instant first = from == null ? punctuality.now() : from;
        Instant last = to == null ? first.plus(A_WEEK) : to;
        if (!first.isBefore(last) || first.plus(LONGEST).isBefore(last)) {
            throw Refused.invalid("/to", "A time up to " + LONGEST.toDays() + " days after from is expected.");
        }
        KeptSchedules kept = new KeptSchedules(entities);
        return kept.find(id, TenantScope.ALL)
                .map(kept::schedule)
                .map(schedule -> new Occurrences(schedule, punctuality.zone(), kept.calendars()).between(first, last));
    }
}
