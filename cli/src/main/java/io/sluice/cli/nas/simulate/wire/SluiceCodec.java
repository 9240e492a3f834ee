package io.sluice.cli.nas.simulate.wire;

import static io.sluice.radius.attribute.StandardAttributes.CHAP_CHALLENGE;
import static io.sluice.radius.attribute.StandardAttributes.CHAP_PASSWORD;
import static io.sluice.radius.attribute.StandardAttributes.USER_PASSWORD;

import io.sluice.cli.nas.simulate.bng.Message;
import io.sluice.cli.nas.simulate.bng.Outbox;
import io.sluice.cli.nas.simulate.bng.SubscriberLine;
import io.sluice.cli.nas.simulate.wire.Reading.Verdict;
import io.sluice.radius.crypto.ChapPassword;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.dictionary.AttributeText;
import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Sluice's own codec, the one that the server uses. Message-Authenticator is the first attribute of everything. */
public final class SluiceCodec implements WireCodec {

    private final PacketCodec codec = new PacketCodec();
    private final PacketWriter writer = new PacketWriter(512);
    private final AttributeText text = new AttributeText(RadiusDictionary.builtIn());
    private final byte[] secret;
    private final LoginMethod method;
    private final RandomGenerator random;

    public SluiceCodec(byte[] secret, LoginMethod method, RandomGenerator random) {
        this.secret = secret.clone();
        this.method = method;
        this.random = random;
    }

    @Override
    public byte[] request(Outbox.Request request, int identifier) {
        writer.begin(request.message().code(), identifier).messageAuthenticator();
        write(request.message());
        if (request.message().code() != PacketCode.ACCESS_REQUEST) {
            return octets(codec.signRequest(writer, secret));
        }
        byte[] authenticator = new byte[16];
        random.nextBytes(authenticator);
        if (request.line() != null) {
            prove(request.line(), authenticator);
        }
        return octets(codec.signRequest(writer, authenticator, secret));
    }

    private void prove(SubscriberLine line, byte[] authenticator) {
        byte[] password = line.password().getBytes(StandardCharsets.UTF_8);
        if (method == LoginMethod.PAP) {
            writer.octets(USER_PASSWORD, UserPassword.hide(password, authenticator, secret));
            return;
        }
        byte[] challenge = new byte[16];
        random.nextBytes(challenge);
        writer.octets(CHAP_PASSWORD, ChapPassword.respond(random.nextInt(256), password, challenge))
                .octets(CHAP_CHALLENGE, challenge);
    }

    private void write(Message message) {
        for (NamedAttribute attribute : message.attributes()) {
            text.append(writer, attribute.name(), attribute.tag(), attribute.text())
                    .ifPresent(refused -> {
                        throw new IllegalArgumentException(refused.detail());
                    });
        }
    }

    private static byte[] octets(ByteBuffer packet) {
        byte[] octets = new byte[packet.remaining()];
        packet.get(octets);
        return octets;
    }

    @Override
    public Reading reply(byte[] datagram, byte[] request) {
        try {
            RadiusPacket reply = RadiusPacket.decode(datagram);
            return new Reading(message(reply), verdict(codec.verifyReply(reply, RadiusPacket.decode(request), secret)));
        } catch (MalformedPacket malformed) {
            return new Reading(null, Verdict.MALFORMED);
        }
    }

    @Override
    public Reading command(byte[] datagram) {
        try {
            RadiusPacket request = RadiusPacket.decode(datagram);
            boolean expected =
                    request.code() == PacketCode.COA_REQUEST || request.code() == PacketCode.DISCONNECT_REQUEST;
            return new Reading(
                    message(request),
                    expected ? verdict(codec.verifyRequest(request, secret)) : Verdict.UNEXPECTED_CODE);
        } catch (MalformedPacket malformed) {
            return new Reading(null, Verdict.MALFORMED);
        }
    }

    @Override
    public byte[] answer(Message reply, byte[] request) {
        writer.begin(reply.code(), request[1] & 0xff).messageAuthenticator();
        write(reply);
        try {
            return octets(codec.signReply(writer, RadiusPacket.decode(request), secret));
        } catch (MalformedPacket impossible) {
            throw new IllegalStateException(impossible); // it has been read before
        }
    }

    private Message message(RadiusPacket packet) {
        return new Message(packet.code(), text.read(packet));
    }

    private static Verdict verdict(PacketCodec.Verdict found) {
        return Verdict.valueOf(found.name());
    }
}
