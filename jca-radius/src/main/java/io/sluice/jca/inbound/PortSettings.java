package io.sluice.jca.inbound;

import io.sluice.radius.connector.RequestKind;
import java.net.InetSocketAddress;

/**
 * How a port is to be run.
 *
 * @param kind what it receives
 * @param address where it listens; port 0 takes any free one
 * @param batchLimit most exchanges in one delivery, 1–256
 * @param deliveryWorkers threads that deliver; 0 means that the receiver does it itself, which is fastest where the
 *     application does not wait for anything
 * @param queueLimit exchanges that may wait for a worker before interim updates are shed, 1–1 000 000; at twice as many
 *     everything is
 * @param receiveBufferOctets what is asked of the system for the socket, 65 536–268 435 456
 * @param duplicateSeconds how long an answer is kept for retransmissions, 5–300
 * @param maxDelayed replies that may be held back at a time, 0–1 000 000; those beyond leave at once
 * @param timestampSeconds how far the Event-Timestamp of a CoA- or Disconnect-Request may be off (RFC 5176 §6.3), 0–3600;
 *     0 means that it is not looked at
 * @param timestampRequired whether a CoA- or Disconnect-Request without Event-Timestamp is discarded
 */
public record PortSettings(
        RequestKind kind,
        InetSocketAddress address,
        int batchLimit,
        int deliveryWorkers,
        int queueLimit,
        int receiveBufferOctets,
        int duplicateSeconds,
        int maxDelayed,
        int timestampSeconds,
        boolean timestampRequired) {}
