package io.sluice.jca.inbound;

import io.sluice.jca.client.ClientTable;
import io.sluice.jca.time.TimeSource;
import io.sluice.jca.time.Timer;
import java.util.function.Supplier;

/**
 * What all ports of a connector share.
 *
 * @param clients the client table in force now
 * @param time the clocks
 * @param timer for delayed replies
 */
public record Surroundings(Supplier<ClientTable> clients, TimeSource time, Timer timer) {}
