package io.sluice.accounting;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is odd about an accounting record. It is kept on the record, and nothing is put right in silence: a flag says what
 * the reader has to know.
 */
public enum RecordFlag {
    /** A Start under an Acct-Session-Id that another session had before. */
    REPEATED_SESSION_ID(1, 3),
    /** A counter is lower than it was, and no wrap explains it; what was counted in between is not known. */
    COUNTER_FELL(2, 5),
    /** A counter of octets has wrapped at 2^32 and no Gigawords came with it; the usage takes the wrap in. */
    MISSING_GIGAWORDS(3, 2),
    /** A counter rose faster than any line can carry; no usage is made of it. */
    ABSURD_COUNTER(4, 10),
    /** The NAS's clock is off by more than five minutes. */
    CLOCK_SKEW(5, 1),
    STOP_WITHOUT_COUNTERS(6, 2),
    /** It tells of a moment before that of the last record of the session. */
    OLDER_THAN_LAST(7, 1),
    /** An interim record or a Stop of a session of which nothing was heard before. */
    UNKNOWN_SESSION(8, 2),
    /** It names a service that is not in the catalogue. */
    UNKNOWN_SERVICE(9, 1);

    private final int code;
    private final int weight;

    RecordFlag(int code, int weight) {
        this.code = code;
        this.weight = weight;
    }

    /** What is stored where records with the flag are counted, 1 and up. */
    public int code() {
        return code;
    }

    public static RecordFlag ofCode(int code) {
        return values()[code - 1];
    }

    /** How much one record in ten that has the flag takes from a trust score of 100. */
    public int weight() {
        return weight;
    }

    /** What is stored: a bit for each flag. */
    public static int bits(Set<RecordFlag> flags) {
        int bits = 0;
        for (RecordFlag flag : flags) {
            bits |= flag.bit();
        }
        return bits;
    }

    public static Set<RecordFlag> of(int bits) {
        Set<RecordFlag> flags = EnumSet.noneOf(RecordFlag.class);
        for (RecordFlag flag : values()) {
            if ((bits & flag.bit()) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private int bit() {
        return 1 << (code - 1);
    }
}
