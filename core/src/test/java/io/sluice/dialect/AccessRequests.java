package io.sluice.dialect;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Fixture: Access-Requests as a client writes them. */
final class AccessRequests {

    static final byte[] SECRET = "testing123".getBytes(StandardCharsets.UTF_8);
    static final byte[] AUTHENTICATOR = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private AccessRequests() {}

    /** A request with these attributes, under {@link #AUTHENTICATOR} and {@link #SECRET}. */
    static RadiusPacket with(Consumer<PacketWriter> attributes) {
        PacketWriter writer = new PacketWriter().begin(PacketCode.ACCESS_REQUEST, 7);
        attributes.accept(writer);
        try {
            return RadiusPacket.decode(new PacketCodec().signRequest(writer, AUTHENTICATOR, SECRET));
        } catch (MalformedPacket e) {
            throw new AssertionError(e);
        }
    }

    static byte[] hidden(String password) {
        return UserPassword.hide(password.getBytes(StandardCharsets.UTF_8), AUTHENTICATOR, SECRET);
    }

    /** {@code client1@isp1.com} with its password, from 127.0.0.1. */
    static RadiusPacket ofClient1() {
        return with(request -> request.text(StandardAttributes.USER_NAME, "client1@isp1.com")
                .octets(StandardAttributes.USER_PASSWORD, hidden("client1"))
                .octets(StandardAttributes.NAS_IP_ADDRESS, new byte[] {127, 0, 0, 1}));
    }
}
