package io.sluice.subscriber.draft;

/**
 * Something that is taken as it is written although it does not do what it seems to say.
 *
 * @param pointer which member of the draft is meant (RFC 6901)
 */
public record Advice(Kind kind, String pointer, String detail) {

    /** What is odd. */
    public enum Kind {
        /** A limit that never fires, since the statistics it needs are off. */
        LIMIT_INERT,
        /** An interim interval that the router replaces: 1–599 s by 600, more than 86 400 s by 86 400. */
        INTERIM_REPLACED,
        /** An argument outside the range of its parameter, which a router activates all the same and logs. */
        PARAMETER_OUT_OF_RANGE
    }
}
