package io.sluice.operation;

/** Which of a NAS's waiting operations go first: lower ones before higher ones. The codes are what is stored. */
public enum Lane {
    /** Somebody waits for the answer. */
    PERSON(1),
    /** A limit is used up, and each second costs. */
    THRESHOLD(2),
    SCHEDULE(3),
    BULK(4);

    private final int code;

    Lane(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Lane of(int code) {
        return values()[code - 1];
    }
}
