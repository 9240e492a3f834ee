package io.sluice.cli.nas.simulate.wire;

import io.sluice.cli.nas.simulate.bng.Message;
import org.jspecify.annotations.Nullable;

/** Where each datagram is written down. */
public interface PacketLog {

    /**
     * @param sent false for one that arrived
     * @param port {@code auth}, {@code acct} or {@code coa}
     * @param message null where it cannot be read
     * @param session the Acct-Session-Id it is about, empty where none is known
     * @param verdict what became of it
     */
    void packet(boolean sent, String port, int identifier, @Nullable Message message, String session, String verdict);
}
