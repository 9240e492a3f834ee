package io.sluice.cli.nas.load;

import io.sluice.cli.nas.NumberedText;
import io.sluice.cli.nas.simulate.wire.LoginMethod;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * What a run is to do. Times are in nanoseconds.
 *
 * @param chain the requests of one subscriber
 * @param window most requests unanswered at a time
 * @param rate requests a second, at times that do not depend on answers; 0 for a closed loop
 * @param count subscribers' chains to send, or {@link Long#MAX_VALUE}
 * @param duration after which nothing new is sent, warm-up not counted, or {@link Long#MAX_VALUE}
 * @param warmup at the beginning, in which nothing is counted
 * @param subscribers how many different ones there are
 * @param lanes source ports for each port of the server
 * @param timeout before a request is repeated, and the last repeat given up
 * @param retries repeats at most
 * @param requireSigned whether an answer without Message-Authenticator is a bad one
 */
record LoadPlan(
        List<Kind> chain,
        InetSocketAddress auth,
        InetSocketAddress acct,
        byte[] secret,
        int window,
        double rate,
        long count,
        long duration,
        long warmup,
        int subscribers,
        NumberedText login,
        NumberedText password,
        LoginMethod method,
        int lanes,
        long timeout,
        int retries,
        boolean requireSigned) {

    boolean isOpenLoop() {
        return rate > 0;
    }
}
