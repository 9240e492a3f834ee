package io.sluice.radius.connector;

import java.util.Set;

/**
 * What the connector must know of a client to accept its packets.
 *
 * @param name the client's name, for counters, logs and the application
 * @param prefixes source prefixes in CIDR form, IPv4 or IPv6, such as {@code 10.0.0.0/24}
 * @param secret the shared secret in clear
 * @param kinds which requests it may send
 * @param messageAuthenticator whether its Access-Requests must carry Message-Authenticator
 * @param proxyState whether its Access-Requests may carry Proxy-State without Message-Authenticator
 * @param signReplies whether replies to dynamic authorization carry Message-Authenticator; replies to Access-Requests
 *     always do, replies to accounting never
 */
public record ClientRule(
        String name,
        Set<String> prefixes,
        byte[] secret,
        Set<RequestKind> kinds,
        Policy messageAuthenticator,
        Policy proxyState,
        boolean signReplies) {

    /** How strictly a protection is applied. */
    public enum Policy {
        /** Packets without the protection are discarded. */
        REQUIRE,
        /** Learned: what the client has once shown that it can do is required from then on. */
        AUTO,
        /** Packets without the protection are accepted. */
        ACCEPT
    }

    public ClientRule {
        prefixes = Set.copyOf(prefixes);
        kinds = Set.copyOf(kinds);
        secret = secret.clone();
    }

    /** Names the rule without its secret. */
    @Override
    public String toString() {
        return "ClientRule[" + name + ", " + prefixes + ", " + kinds + "]";
    }
}
