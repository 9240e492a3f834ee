package io.sluice.accounting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber used in one hour, in all or by one service. To be read only: added to by whoever reviews accounting
 * records, never taken from.
 */
@Entity
@Table(name = "usage_hour")
@IdClass(UsageHour.Key.class)
public class UsageHour {

    private static final long SECONDS = 3600;

    @Id
    @Column(name = "subscriber_id")
    private long subscriberId;

    @Id
    @Column(name = "hour_number")
    private long hour;

    @Id
    @Column(name = "service")
    private String service;

    @Column(name = "seconds")
    private long seconds;

    @Column(name = "input_octets")
    private long inputOctets;

    @Column(name = "output_octets")
    private long outputOctets;

    @Column(name = "input_packets")
    private long inputPackets;

    @Column(name = "output_packets")
    private long outputPackets;

    @Column(name = "inferred_octets")
    private long inferredOctets;

    @SuppressWarnings("NullAway.Init")
    protected UsageHour() {}

    /** The hour that an instant is in, as hours are numbered. */
    public static long numberOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SECONDS);
    }

    public static Instant beginningOf(long hour) {
        return Instant.ofEpochSecond(hour * SECONDS);
    }

    public long subscriberId() {
        return subscriberId;
    }

    /** Hours since 1970. */
    public long hour() {
        return hour;
    }

    /** The activation string; empty for the subscriber session as a whole. */
    public String service() {
        return service;
    }

    public UsedTraffic used() {
        return new UsedTraffic(seconds, inputOctets, outputOctets, inputPackets, outputPackets, inferredOctets);
    }

    /** What identifies a bucket. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long subscriberId;
        private long hour;
        private String service;

        @SuppressWarnings("NullAway.Init")
        protected Key() {}

        public Key(long subscriberId, long hour, String service) {
            this.subscriberId = subscriberId;
            this.hour = hour;
            this.service = service;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && subscriberId == key.subscriberId
                    && hour == key.hour
                    && service.equals(key.service);
        }

        @Override
        public int hashCode() {
            return Objects.hash(subscriberId, hour, service);
        }
    }
}
