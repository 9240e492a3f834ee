package io.sluice.cli.nas.simulate.wire;

import java.net.SocketAddress;

/** Carries datagrams away. A lane is one source port; answers come back to it. */
public interface Network {

    /** To the authentication or the accounting port of the server. */
    void send(ServerPort port, int lane, byte[] datagram);

    /** From the CoA port to whoever asked. */
    void answer(SocketAddress to, byte[] datagram);

    /** The ports that a NAS sends requests to. */
    enum ServerPort {
        AUTH,
        ACCT
    }
}
