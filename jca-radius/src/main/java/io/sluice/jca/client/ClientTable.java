package io.sluice.jca.client;

import io.sluice.radius.connector.ClientRule;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All client rules, looked up by longest prefix. Immutable: a change of rules makes a new table, which the receivers take
 * with their next packet. What was learned about a client goes over into the new table as long as its secret stays.
 */
public final class ClientTable {

    /** Nobody may send. */
    public static final ClientTable EMPTY = new ClientTable(Map.of());

    private final Map<String, Client> byName;
    private final Map<Integer, Map<BigInteger, Client>> ipv4 = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Integer, Map<BigInteger, Client>> ipv6 = new TreeMap<>(Comparator.reverseOrder());

    private ClientTable(Map<String, Client> byName) {
        this.byName = byName;
        byName.values().forEach(client -> client.rule().prefixes().forEach(prefix -> enter(prefix, client)));
    }

    /**
     * A table of these rules.
     *
     * @throws IllegalArgumentException if a prefix is unreadable or given twice, a name is given twice or a secret is
     *     empty; this table then goes on to hold
     */
    public ClientTable with(Collection<ClientRule> rules) {
        Map<String, Client> clients = new HashMap<>();
        for (ClientRule rule : rules) {
            if (rule.secret().length == 0) {
                throw new IllegalArgumentException("client " + rule.name() + " has an empty secret");
            }
            if (clients.put(rule.name(), Client.of(rule, byName.get(rule.name()))) != null) {
                throw new IllegalArgumentException("client " + rule.name() + " is given twice");
            }
        }
        return new ClientTable(clients);
    }

    private void enter(String text, Client client) {
        Prefix prefix;
        try {
            prefix = Prefix.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("client " + client.rule().name() + ": " + e.getMessage(), e);
        }
        Client other = (prefix.ipv4() ? ipv4 : ipv6)
                .computeIfAbsent(prefix.length(), length -> new HashMap<>())
                .put(prefix.network(), client);
        if (other != null) {
            throw new IllegalArgumentException("clients " + other.rule().name() + " and "
                    + client.rule().name() + " both have the prefix " + text);
        }
    }

    /** The client a packet from this address belongs to, if any. */
    public @Nullable Client find(InetAddress source) {
        int bits = source.getAddress().length * 8;
        BigInteger address = Prefix.number(source);
        for (Map.Entry<Integer, Map<BigInteger, Client>> level : (bits == 32 ? ipv4 : ipv6).entrySet()) {
            Client client = level.getValue().get(Prefix.masked(address, bits, level.getKey()));
            if (client != null) {
                return client;
            }
        }
        return null;
    }

    public int size() {
        return byName.size();
    }
}
