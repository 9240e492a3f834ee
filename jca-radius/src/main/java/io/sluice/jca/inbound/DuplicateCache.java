package io.sluice.jca.inbound;

import io.sluice.jca.client.Client;
import io.sluice.jca.client.ClientTable;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was received from whom under which identifier (RFC 5080 §2.2.2), for one socket. Belongs to the receiver's thread.
 *
 * <p>A source that is silent for the duplicate time is forgotten. Sources and exchanges are bounded; beyond, the source
 * that was silent longest goes first. Nothing comes in here before it has been verified.
 */
final class DuplicateCache {

    private static final int IDENTIFIERS = 256;

    /** One address and port. */
    static final class Source {
        private final @Nullable Exchange[] exchanges = new @Nullable Exchange[IDENTIFIERS];
        private final Client client;
        private final ClientTable table;
        private int used;
        private long lastNanos;

        Source(Client client, ClientTable table) {
            this.client = client;
            this.table = table;
        }

        /** The client it belonged to when it was last looked up, if the rules are still the same. */
        @Nullable
        Client client(ClientTable now) {
            return now == table ? client : null;
        }

        @Nullable
        Exchange at(int identifier) {
            return exchanges[identifier];
        }
    }

    private final Map<InetSocketAddress, Source> sources = new LinkedHashMap<>(64, 0.75f, true);
    private final long keepNanos;
    private final int maxSources;
    private final int maxExchanges;
    private int exchanges;

    DuplicateCache(int keepSeconds, int maxSources, int maxExchanges) {
        this.keepNanos = TimeUnit.SECONDS.toNanos(keepSeconds);
        this.maxSources = maxSources;
        this.maxExchanges = maxExchanges;
    }

    @Nullable
    Source find(InetSocketAddress address) {
        return sources.get(address);
    }

    /**
     * Whether an exchange still stands for retransmissions of it: for the duplicate time once it is answered, while it is
     * worked on, but not when a deferred answer never came.
     */
    boolean holds(Exchange exchange, long now) {
        long age = now - exchange.receivedNanos();
        return switch (exchange.state()) {
            case WORKING -> exchange.deferred() == null || age <= DeferredReply.FORGOTTEN_AFTER_NANOS;
            case ANSWERED, POISONOUS -> age <= keepNanos;
            case LEFT -> false;
        };
    }

    /** Puts a verified request in the place of whatever had its identifier. */
    void put(Exchange exchange, Client client, ClientTable table) {
        Source source = sources.get(exchange.source());
        if (source == null || source.table != table) {
            Source renewed = new Source(client, table);
            if (source != null) {
                System.arraycopy(source.exchanges, 0, renewed.exchanges, 0, IDENTIFIERS);
                renewed.used = source.used;
            }
            source = renewed;
            sources.put(exchange.source(), source);
        }
        int identifier = exchange.request().identifier();
        Exchange earlier = source.exchanges[identifier];
        if (earlier == null) {
            source.used++;
            exchanges++;
        } else {
            exchange.inherit(earlier);
        }
        source.exchanges[identifier] = exchange;
        source.lastNanos = exchange.receivedNanos();
        if (sources.size() > maxSources || exchanges > maxExchanges) {
            shrink();
        }
    }

    private void shrink() {
        Iterator<Source> eldestFirst = sources.values().iterator();
        // The source just used is the last one, and it stays.
        while (sources.size() > 1 && (sources.size() > maxSources || exchanges > maxExchanges)) {
            exchanges -= eldestFirst.next().used;
            eldestFirst.remove();
        }
    }

    /** Forgets the sources that have been silent; to be called about each second. */
    void expire(long now) {
        for (Iterator<Source> eldestFirst = sources.values().iterator(); eldestFirst.hasNext(); ) {
            Source source = eldestFirst.next();
            if (now - source.lastNanos <= keepNanos) {
                return;
            }
            exchanges -= source.used;
            eldestFirst.remove();
        }
    }

    int sources() {
        return sources.size();
    }

    int exchanges() {
        return exchanges;
    }
}
