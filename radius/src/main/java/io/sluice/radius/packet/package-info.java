/**
 * RADIUS packets as octets: reading, writing, signing. Knows nothing of who sends them or why.
 *
 * <p>Open {@link io.sluice.radius.packet.RadiusPacket} first, then {@link io.sluice.radius.packet.PacketCodec}.
 */
@NullMarked
package io.sluice.radius.packet;

import org.jspecify.annotations.NullMarked;
