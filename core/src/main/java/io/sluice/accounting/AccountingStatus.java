package io.sluice.accounting;

/** What an accounting request reports (Acct-Status-Type, RFC 2866 §5.1). */
public enum AccountingStatus {
    /** Anything else, such as the tunnel types of RFC 2867: recorded, and nothing more. */
    OTHER(0),
    START(1),
    STOP(2),
    INTERIM_UPDATE(3),
    ACCOUNTING_ON(7),
    ACCOUNTING_OFF(8);

    private final int code;

    AccountingStatus(int code) {
        this.code = code;
    }

    /** The value on the wire, 0 for {@link #OTHER}. */
    public int code() {
        return code;
    }

    public static AccountingStatus of(long code) {
        if (code == 1) {
            return START;
        }
        if (code == 2) {
            return STOP;
        }
        if (code == 3) {
            return INTERIM_UPDATE;
        }
        if (code == 7) {
            return ACCOUNTING_ON;
        }
        return code == 8 ? ACCOUNTING_OFF : OTHER;
    }
}
