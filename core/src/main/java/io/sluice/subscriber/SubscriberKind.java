package io.sluice.subscriber;

/** What a node of the tree is; stored by name. */
public enum SubscriberKind {
    /** Groups others. */
    FOLDER,
    ENTERPRISE,
    SITE,
    /** A line of a site, which may log in. */
    ACCESS,
    /** A household's line, which may log in. */
    RESIDENTIAL;

    /** Whether a node of this kind may have a login. */
    public boolean mayLogIn() {
        return this == ACCESS || this == RESIDENTIAL;
    }
}
