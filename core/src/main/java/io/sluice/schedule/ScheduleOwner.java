package io.sluice.schedule;

/**
 * To whom a schedule belongs.
 *
 * @param key the name of a scope or retailer, the number of a node or session; {@code global} for services
 */
public record ScheduleOwner(OwnerKind kind, String key) {

    /** Everybody who subscribes to the service that an action names. */
    public static final ScheduleOwner SERVICES = new ScheduleOwner(OwnerKind.SERVICE, "global");

    public ScheduleOwner {
        if (key.isBlank()) {
            throw new IllegalArgumentException("owner: an owner is named");
        }
    }

    /** As it is written: {@code retailers/isp1}. */
    @Override
    public String toString() {
        return kind.collection() + "/" + key;
    }
}
