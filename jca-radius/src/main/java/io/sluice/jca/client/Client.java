package io.sluice.jca.client;

import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.ClientRule.Policy;
import io.sluice.radius.connector.DiscardReason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A client rule and what AUTO policies have learned about the client (CVE-2024-3596, as FreeRADIUS does it).
 *
 * <p>Message-Authenticator: from the first Access-Request with a genuine one, all must have it. Proxy-State: the first
 * Access-Request without Message-Authenticator decides; if it has Proxy-State the client is taken for a proxy and never
 * limited, else later ones with Proxy-State and without Message-Authenticator are discarded.
 *
 * <p>Used by the receiver of the authentication port, and by a new table that takes over what was learned.
 */
public final class Client {

    private enum ProxyHabit {
        UNKNOWN,
        PROXY,
        NO_PROXY
    }

    private final ClientRule rule;
    private volatile boolean signs;
    private volatile ProxyHabit habit = ProxyHabit.UNKNOWN;

    private Client(ClientRule rule) {
        this.rule = rule;
    }

    static Client of(ClientRule rule, @Nullable Client earlier) {
        Client client = new Client(rule);
        if (earlier != null && Arrays.equals(earlier.rule.secret(), rule.secret())) {
            client.signs = earlier.signs;
            client.habit = earlier.habit;
        }
        return client;
    }

    public ClientRule rule() {
        return rule;
    }

    /**
     * Applies the policies to an Access-Request that passed verification, and learns from it.
     *
     * @return why it is discarded, or null if it is acceptable
     */
    public @Nullable DiscardReason refusal(boolean messageAuthenticator, boolean proxyState) {
        if (messageAuthenticator) {
            if (!signs) {
                signs = true;
            }
            return null;
        }
        if (rule.messageAuthenticator() == Policy.REQUIRE || (rule.messageAuthenticator() == Policy.AUTO && signs)) {
            return DiscardReason.MISSING_MESSAGE_AUTHENTICATOR;
        }
        if (habit == ProxyHabit.UNKNOWN) {
            habit = proxyState ? ProxyHabit.PROXY : ProxyHabit.NO_PROXY;
        }
        boolean limited = rule.proxyState() == Policy.REQUIRE
                || (rule.proxyState() == Policy.AUTO && habit == ProxyHabit.NO_PROXY);
        return proxyState && limited ? DiscardReason.UNPROTECTED_PROXY_STATE : null;
    }
}
