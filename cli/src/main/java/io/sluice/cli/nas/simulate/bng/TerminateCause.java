package io.sluice.cli.nas.simulate.bng;

/** Why something ended, by the dictionary's names (RFC 2866 §5.10). */
enum TerminateCause {
    USER_REQUEST("User-Request"),
    /** A limit in time or volume. */
    SESSION_TIMEOUT("Session-Timeout"),
    /** A CoA- or Disconnect-Request. */
    ADMIN_RESET("Admin-Reset"),
    /** The router itself, for another service of the group. */
    NAS_REQUEST("NAS-Request");

    private final String text;

    TerminateCause(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
