package io.sluice.ejb.architecture.offender;

import java.net.DatagramSocket;
import java.time.Instant;

/** Breaks every rule of the module, to be caught. */
public final class NapImpl {

    private final DatagramSocket socket;

    NapImpl(DatagramSocket socket) {
        this.socket = socket;
    }

    void nap() throws InterruptedException {
        Thread.sleep(Instant.now().getNano());
        new Thread(socket::close).start();
    }

    /** Does something, and is called a service nevertheless. */
    public static final class NapService {}
}
