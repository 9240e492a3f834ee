package io.sluice.ejb.radius;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which upstream server gave out a State: the next request of that conversation must go there, for nobody else knows what was said
 * before (RFC 2865 §5.24, RFC 3579 §2.6). The oldest is forgotten beyond a bound; then the order of the pool decides, which most
 * often is the same.
 */
final class Conversations {

    private static final int MOST = 20_000;

    private final Map<ByteBuffer, Long> servers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Long> eldest) {
            return size() > MOST;
        }
    };

    synchronized void remember(byte[] state, long serverId) {
        servers.put(ByteBuffer.wrap(state), serverId);
    }

    synchronized Optional<Long> serverOf(byte[] state) {
        return Optional.ofNullable(servers.get(ByteBuffer.wrap(state)));
    }
}
