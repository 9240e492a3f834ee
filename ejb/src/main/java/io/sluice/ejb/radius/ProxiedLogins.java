package io.sluice.ejb.radius;

import io.sluice.dialect.ProxyTranslation;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.security.ClassSeals;
import io.sluice.ejb.session.LearnedLogins;
import io.sluice.ejb.session.LoginCommand;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.ejb.upstream.UpstreamRequests;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.upstream.UpstreamPool;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * Takes the logins of realms that other servers answer for. An exchange is put off, the server asked, the next one if it is silent,
 * and what comes back is the answer; no thread waits. Where no server answers, neither does Sluice, so that the NAS tries its next
 * one.
 */
public final class ProxiedLogins {

    /** So many proxies before us are a circle. */
    private static final int MOST_HOPS = 16;

    private final UpstreamDirectory directory;
    private final Tools tools;
    private final Conversations conversations = new Conversations();

    public ProxiedLogins(UpstreamDirectory directory, Tools tools) {
        this.directory = directory;
        this.tools = tools;
    }

    /** What every proxied login needs. */
    public record Tools(
            UpstreamDirectory directory,
            UpstreamRequests requests,
            ProxyTranslation translation,
            LearnedLogins logins,
            ClassSeals seals,
            RequestCounts counts,
            SecureRandom random,
            Clock clock) {}

    /** Takes the exchange over if its realm is not answered for here; else leaves it as it is. */
    boolean takes(RadiusExchange exchange, LoginCommand command) {
        Optional<UpstreamPool> pool = poolOf(command);
        if (pool.isEmpty()) {
            return false;
        }
        if (exchange.request().count(StandardAttributes.PROXY_STATE) >= MOST_HOPS) {
            exchange.discard(DiscardReason.PROXY_LOOP);
        } else {
            new ProxiedLogin(exchange, exchange.defer(), command, pool.get(), tools, conversations).ask();
        }
        return true;
    }

    private Optional<UpstreamPool> poolOf(LoginCommand command) {
        // RFC 2865 §4.1: without a NAS it is refused, and that here.
        return directory.proxiesLogins() && command.attempt().nas().isMade()
                ? command.attempt().sought().flatMap(directory::authenticationOf)
                : Optional.empty();
    }
}
