package io.sluice.nas;

/** How strictly a protection of Access-Requests is applied to a client; stored by name. */
public enum Protection {
    /** Requests without it are discarded. */
    REQUIRE,
    /** What the client has once shown that it can do is required from then on. */
    AUTO,
    /** Requests without it are accepted. */
    ACCEPT
}
