package io.sluice.operation;

import io.sluice.session.SessionOwner;
import io.sluice.session.StopCause;

/** Who wants an operation. The codes are what is stored. */
public enum Origin {
    /** A CoA- or Disconnect-Request to our own port. */
    COA(1, SessionOwner.AAA, StopCause.COA),
    REST(2, SessionOwner.API, StopCause.COA),
    CLI(3, SessionOwner.CLI, StopCause.CLI),
    PORTAL(4, SessionOwner.API, StopCause.COA),
    /** A login had more services than its Access-Accept could hold. */
    LOGIN(5, SessionOwner.AAA, StopCause.COA),
    SCHEDULE(6, SessionOwner.API, StopCause.COA),
    TIME_THRESHOLD(7, SessionOwner.API, StopCause.TIME_THRESHOLD),
    VOLUME_THRESHOLD(8, SessionOwner.API, StopCause.VOLUME_THRESHOLD);

    private final int code;
    private final SessionOwner owner;
    private final StopCause stopCause;

    Origin(int code, SessionOwner owner, StopCause stopCause) {
        this.code = code;
        this.owner = owner;
        this.stopCause = stopCause;
    }

    public int code() {
        return code;
    }

    /** Whose the sessions are that it creates. */
    public SessionOwner owner() {
        return owner;
    }

    /** Why the services ended that it stops. */
    public StopCause stopCause() {
        return stopCause;
    }

    /** Whether a limit was reached, rather than somebody having ordered it. */
    public boolean isLimit() {
        return this == TIME_THRESHOLD || this == VOLUME_THRESHOLD;
    }

    public static Origin of(int code) {
        return values()[code - 1];
    }
}
