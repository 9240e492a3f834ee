package io.sluice.web.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Acct-Terminate-Cause in the words of RFC 2866 §5.10. */
final class TerminateCauses {
    private static final List<String> NAMES = List.of(
            "User Request",
            "Lost Carrier",
            "Lost Service",
            "Idle Timeout",
            "Session Timeout",
            "Admin Reset",
            "Admin Reboot",
            "Port Error",
            "NAS Error",
            "NAS Request",
            "NAS Reboot",
            "Port Unneeded",
            "Port Preempted",
            "Port Suspended",
            "Service Unavailable",
            "Callback",
            "User Error",
            "Host Request");

    private TerminateCauses() {}

    static String text(@Nullable Integer code) {
        if (code == null) {
            return "–";
        }
        return code >= 1 && code <= NAMES.size() ? NAMES.get(code - 1) + " (" + code + ')' : code.toString();
    }
}
