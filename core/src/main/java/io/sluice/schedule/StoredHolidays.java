package io.sluice.schedule;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A holiday calendar as it is kept. An operator makes it and replaces its days; while a schedule names it, it stays. A change counts
 * for every time that has not come.
 */
@Entity
@Table(name = "holiday_calendar")
public class StoredHolidays {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "name", nullable = false, length = 64, updatable = false)
    private String name;

    @Version
    @Column(name = "version")
    private int version;

    @ElementCollection
    @CollectionTable(name = "holiday", joinColumns = @JoinColumn(name = "calendar_id"))
    @MapKeyColumn(name = "observed_on")
    @Column(name = "title", nullable = false, length = 128)
    private Map<LocalDate, String> days = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    protected StoredHolidays() {}

    public StoredHolidays(String name) {
        this.name = name;
    }

    /** Makes these its days. */
    public void observe(Map<LocalDate, String> newDays) {
        // touching the map makes a new version, whether or not anything is different
        if (!days.equals(newDays)) {
            days.keySet().retainAll(newDays.keySet());
            days.putAll(newDays);
        }
    }

    public HolidayCalendar calendar() {
        return HolidayCalendar.of(name, days);
    }

    /** Counts changes, for optimistic locking and ETags. */
    public int version() {
        return version;
    }
}
