package io.sluice.cli.preflight;

import java.util.List;

/** The operator's JDBC URL with the driver options that Sluice relies on, unless the operator said otherwise. */
final class PostgresqlAddress {

    /**
     * One round trip for a JDBC batch; a server whose machine is gone is noticed within a minute; and an index wherever
     * there is one: a plan made while a table was small would read all of it for every packet of the first storm. What
     * reads all of a small table then looks dear to the planner, and would be compiled for a tenth of a second.
     */
    private static final List<String> OPTIONS = List.of(
            "reWriteBatchedInserts=true",
            "tcpKeepAlive=true",
            "connectTimeout=5",
            "socketTimeout=60",
            "options=-c%20enable_seqscan=off%20-c%20jit=off",
            "ApplicationName=sluice");

    private PostgresqlAddress() {}

    static String complete(String url) {
        StringBuilder complete = new StringBuilder(url);
        for (String option : OPTIONS) {
            String name = option.substring(0, option.indexOf('=') + 1);
            if (!url.contains("?" + name) && !url.contains("&" + name)) {
                complete.append(complete.indexOf("?") < 0 ? '?' : '&').append(option);
            }
        }
        return complete.toString();
    }
}
