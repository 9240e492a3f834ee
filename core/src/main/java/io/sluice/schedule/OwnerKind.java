package io.sluice.schedule;

/** To whom a schedule belongs; stored by name. The more specific come first. */
public enum OwnerKind {
    SUBSCRIBER_SESSION("subscriber-sessions"),
    /** A household, or a line of a site. */
    SUBSCRIBER("subscribers"),
    SITE("subscribers"),
    ENTERPRISE("subscribers"),
    RETAILER("retailers"),
    SCOPE("scopes"),
    /** Every subscriber of a service. */
    SERVICE("services");

    private final String collection;

    OwnerKind(String collection) {
        this.collection = collection;
    }

    /** The resources among which such an owner is found. */
    public String collection() {
        return collection;
    }

    /** Whether effective periods of such an owner's schedules count; they do not for services and scopes. */
    public boolean honoursEffectivePeriods() {
        return this != SERVICE && this != SCOPE;
    }
}
