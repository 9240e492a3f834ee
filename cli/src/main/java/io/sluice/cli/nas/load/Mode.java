package io.sluice.cli.nas.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is asked for. */
enum Mode {
    /** Logins. */
    AUTH,
    /** For each session a Start, Interim-Updates and a Stop, one after the other. */
    ACCT,
    /** As after a power cut: each subscriber logs in, and the session is started. */
    STORM;

    /** The requests of one subscriber, each sent when the one before was answered as it should be. */
    List<Kind> chain(int interims) {
        List<Kind> kinds = new ArrayList<>();
        switch (this) {
            case AUTH -> kinds.add(Kind.LOGIN);
            case STORM -> kinds.addAll(List.of(Kind.LOGIN, Kind.START));
            case ACCT -> {
                kinds.add(Kind.START);
                kinds.addAll(Collections.nCopies(interims, Kind.INTERIM));
                kinds.add(Kind.STOP);
            }
        }
        return kinds;
    }
}
