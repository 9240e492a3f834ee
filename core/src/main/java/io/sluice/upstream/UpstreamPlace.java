package io.sluice.upstream;

import io.sluice.nas.IpAddress;

/**
 * Where an upstream server stands among a retailer's.
 *
 * @param port UDP port, 1–65535
 * @param group which servers stand in for each other; each group of accounting servers gets its own copy, and there is one group of
 *     authentication servers
 * @param rank whom to ask first, 1–1000: the lowest; equals share the work
 */
public record UpstreamPlace(IpAddress address, int port, String group, int rank) {

    /** The group of whoever names none. */
    public static final String MAIN = "main";

    public static final int MOST_RANK = 1_000;

    public UpstreamPlace {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a UDP port: " + port);
        }
        if (rank < 1 || rank > MOST_RANK) {
            throw new IllegalArgumentException("a rank is 1 to 1000, not " + rank);
        }
    }
}
