package io.sluice.ejb.report;

import io.sluice.accounting.Usage;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.subscriber.LoginProfile;
import io.sluice.upstream.UpstreamPool;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Whose a session is, and whether that retailer wants to be told; from memory, for every record. */
final class RetailerChoice {

    private final UpstreamDirectory servers;
    private final LongFunction<@Nullable LoginProfile> bySubscriber;
    private final Function<String, @Nullable LoginProfile> byLogin;

    RetailerChoice(
            UpstreamDirectory servers,
            LongFunction<@Nullable LoginProfile> bySubscriber,
            Function<String, @Nullable LoginProfile> byLogin) {
        this.servers = servers;
        this.bySubscriber = bySubscriber;
        this.byLogin = byLogin;
    }

    /**
     * The retailer of a session: its subscriber's, else the owner of the login's realm.
     *
     * @param subscriberId {@link Usage#ABSENT} if not known
     */
    OptionalLong of(String login, long subscriberId) {
        LoginProfile profile = subscriberId == Usage.ABSENT ? byLogin.apply(login) : bySubscriber.apply(subscriberId);
        if (profile != null) {
            return OptionalLong.of(profile.retailerId());
        }
        int at = login.lastIndexOf('@');
        return at < 0
                ? OptionalLong.empty()
                : servers.retailerOf(login.substring(at + 1).toLowerCase(Locale.ROOT))
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty());
    }

    /** The names of the groups of servers that each get a copy; empty if the retailer has none. */
    List<String> groups(long retailerId) {
        return servers.accounting(retailerId).stream().map(UpstreamPool::group).toList();
    }
}
