package io.sluice.cli.nas.simulate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.sluice.cli.nas.simulate.bng.Message;
import io.sluice.cli.nas.simulate.bng.Outbox;
import io.sluice.cli.nas.simulate.bng.SubscriberLine;
import io.sluice.cli.nas.simulate.wire.Reading.Verdict;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.ChapPassword;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tinyradius.core.dictionary.DefaultDictionary;
import org.tinyradius.core.packet.response.RadiusResponse;

/** The two codecs must be the same to whoever listens. */
class CodecsTest {

    private static final List<NamedAttribute> RECORD = List.of(
            new NamedAttribute("Acct-Status-Type", 0, "Interim-Update"),
            new NamedAttribute("Acct-Session-Id", 0, "erx FastEthernet 12/0:0001048577:000001"),
            new NamedAttribute("User-Name", 0, "ümläut@isp1.com"),
            new NamedAttribute("NAS-IP-Address", 0, "127.0.0.1"),
            new NamedAttribute("NAS-Port", 0, "3221225472"),
            new NamedAttribute("Class", 0, "0x00ff7a"),
            new NamedAttribute("Event-Timestamp", 0, "2026-11-01T08:00:00Z"),
            new NamedAttribute("ERX-Service-Session", 0, "tiered(1280000, 5120000)"),
            new NamedAttribute("Acct-Output-Octets", 0, "4294967295"));

    private static final List<NamedAttribute> ORDER = List.of(
            new NamedAttribute("Acct-Session-Id", 0, "erx 1"),
            new NamedAttribute("Event-Timestamp", 0, "2026-11-01T08:00:00Z"),
            new NamedAttribute("ERX-Service-Activate", 6, "tiered(1280000, 5120000)"),
            new NamedAttribute("ERX-Service-Timeout", 6, "18000"),
            new NamedAttribute("ERX-Service-Statistics", 6, "time-volume"),
            new NamedAttribute("ERX-Service-Deactivate", 0, "guided"));

    private final SluiceCodec ours = codec(Line.SECRET);
    private final TinyRadiusCodec theirs = new TinyRadiusCodec(Line.SECRET, LoginMethod.PAP);

    private static SluiceCodec codec(byte[] secret) {
        return new SluiceCodec(secret, LoginMethod.PAP, new SplittableRandom(1));
    }

    private static Outbox.Request request(PacketCode code, List<NamedAttribute> attributes, SubscriberLine line) {
        return new Outbox.Request(new Message(code, attributes), line, "", answer -> {});
    }

    private static List<NamedAttribute> withoutSignature(Message message) {
        return message.attributes().stream()
                .filter(attribute -> !attribute.name().equals("Message-Authenticator"))
                .toList();
    }

    @Test
    void bothWriteTheSameAccounting() throws Exception {
        byte[] one = ours.request(request(PacketCode.ACCOUNTING_REQUEST, RECORD, null), 9);
        byte[] other = theirs.request(request(PacketCode.ACCOUNTING_REQUEST, RECORD, null), 9);

        PacketCodec server = new PacketCodec();
        assertThat(server.verifyRequest(RadiusPacket.decode(one), Line.SECRET)).isEqualTo(PacketCodec.Verdict.GENUINE);
        assertThat(server.verifyRequest(RadiusPacket.decode(other), Line.SECRET))
                .isEqualTo(PacketCodec.Verdict.GENUINE);
        // ours has the 18 octets of Message-Authenticator before the rest
        assertThat(Arrays.copyOfRange(other, 20, other.length)).isEqualTo(Arrays.copyOfRange(one, 38, one.length));
    }

    @ParameterizedTest
    @EnumSource(LoginMethod.class)
    void bothShowThePassword(LoginMethod method) throws Exception {
        List<NamedAttribute> login = List.of(new NamedAttribute("User-Name", 0, "client1@isp1.com"));
        SubscriberLine line = new SubscriberLine(0, "client1@isp1.com", "a password of two blocks");
        for (WireCodec codec : List.of(
                new SluiceCodec(Line.SECRET, method, new SplittableRandom(1)),
                new TinyRadiusCodec(Line.SECRET, method))) {
            RadiusPacket request =
                    RadiusPacket.decode(codec.request(request(PacketCode.ACCESS_REQUEST, login, line), 3));

            byte[] password = line.password().getBytes(StandardCharsets.UTF_8);
            assertThat(new PacketCodec().verifyRequest(request, Line.SECRET)).isEqualTo(PacketCodec.Verdict.GENUINE);
            assertThat(request.attributes().seek(StandardAttributes.MESSAGE_AUTHENTICATOR))
                    .isTrue();
            assertThat(
                            method == LoginMethod.PAP
                                    ? UserPassword.matches(request, Line.SECRET, password)
                                    : ChapPassword.matches(request, password))
                    .isTrue();
        }
    }

    @Test
    void oursPutsMessageAuthenticatorFirst() {
        byte[] request =
                ours.request(request(PacketCode.ACCESS_REQUEST, List.of(), new SubscriberLine(0, "a", "b")), 1);

        assertThat(request[20]).isEqualTo((byte) 80);
    }

    @Test
    void bothReadTheSameCommand() {
        byte[] command = ours.request(request(PacketCode.COA_REQUEST, ORDER, null), 77);

        Reading one = ours.command(command);
        Reading other = theirs.command(command);

        assertThat(one.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(other.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(withoutSignature(one.message())).isEqualTo(ORDER);
        assertThat(withoutSignature(other.message())).isEqualTo(ORDER);
    }

    @ParameterizedTest
    @CsvSource({"4,WRONG_AUTHENTICATOR", "30,WRONG_AUTHENTICATOR"})
    void bothDiscardACommand_thatWasTamperedWith(int octet, Verdict verdict) {
        byte[] command = ours.request(request(PacketCode.COA_REQUEST, ORDER, null), 77);
        command[octet] ^= 1;

        assertThat(ours.command(command).verdict()).isEqualTo(verdict);
        assertThat(theirs.command(command).verdict()).isEqualTo(verdict);
    }

    /** Right authenticator, wrong Message-Authenticator: made by signing with the wrong key and hashing with the right one. */
    @Test
    void bothDiscardACommand_withAWrongMessageAuthenticator() throws Exception {
        PacketWriter writer = new PacketWriter();
        writer.begin(PacketCode.COA_REQUEST, 5).octets(StandardAttributes.MESSAGE_AUTHENTICATOR, new byte[16]);
        ByteBuffer signed = new PacketCodec().signRequest(writer, Line.SECRET);
        byte[] command = new byte[signed.remaining()];
        signed.get(command);

        assertThat(ours.command(command).verdict()).isEqualTo(Verdict.WRONG_MESSAGE_AUTHENTICATOR);
        assertThat(theirs.command(command).verdict()).isEqualTo(Verdict.WRONG_MESSAGE_AUTHENTICATOR);
    }

    @Test
    void bothDiscardWhatIsNoCommand() {
        byte[] accounting = ours.request(request(PacketCode.ACCOUNTING_REQUEST, RECORD, null), 1);
        byte[] torn = {43, 1, 0, 40, 0, 0};

        assertThat(ours.command(accounting).verdict()).isEqualTo(Verdict.UNEXPECTED_CODE);
        assertThat(theirs.command(accounting).verdict()).isEqualTo(Verdict.UNEXPECTED_CODE);
        assertThat(ours.command(torn).verdict()).isEqualTo(Verdict.MALFORMED);
        assertThat(theirs.command(torn).verdict()).isEqualTo(Verdict.MALFORMED);
    }

    /** The CoA replies of either codec, read by TinyRadius itself and by Sluice. */
    @ParameterizedTest
    @EnumSource(names = {"COA_ACK", "COA_NAK", "DISCONNECT_ACK", "DISCONNECT_NAK"})
    void bothAnswerSoThatBothBelieveIt(PacketCode code) throws Exception {
        boolean coa = code == PacketCode.COA_ACK || code == PacketCode.COA_NAK;
        byte[] command = ours.request(
                request(coa ? PacketCode.COA_REQUEST : PacketCode.DISCONNECT_REQUEST, List.of(ORDER.get(0)), null), 42);
        Message reply = new Message(
                code,
                List.of(new NamedAttribute("Proxy-State", 0, "0x0102"), new NamedAttribute("Error-Cause", 0, "503")));
        byte[] authenticator = Arrays.copyOfRange(command, 4, 20);
        for (WireCodec codec : List.of(ours, theirs)) {
            byte[] answer = codec.answer(reply, command);

            RadiusResponse read = RadiusResponse.fromByteBuf(DefaultDictionary.INSTANCE, Unpooled.wrappedBuffer(answer))
                    .decodeResponse("the shared secret", authenticator);
            assertThat(read.getId()).isEqualTo((byte) 42);
            assertThat(read.getType()).isEqualTo((byte) code.octet());
            assertThat(new PacketCodec()
                            .verifyReply(RadiusPacket.decode(answer), RadiusPacket.decode(command), Line.SECRET))
                    .isEqualTo(PacketCodec.Verdict.GENUINE);
            assertThat(ours.reply(answer, command).message().text("Error-Cause"))
                    .hasValue("Session-Context-Not-Found");
            assertThat(theirs.reply(answer, command).message().text("Error-Cause"))
                    .hasValue("Session-Context-Not-Found");
        }
    }

    @Test
    void bothDiscardAnAnswer_madeWithAnotherSecret() {
        byte[] command = ours.request(request(PacketCode.COA_REQUEST, ORDER, null), 7);
        byte[] forged = codec("another".getBytes(StandardCharsets.UTF_8))
                .answer(new Message(PacketCode.COA_ACK, List.of()), command);

        assertThat(ours.reply(forged, command).verdict()).isEqualTo(Verdict.WRONG_AUTHENTICATOR);
        assertThat(theirs.reply(forged, command).verdict()).isEqualTo(Verdict.WRONG_AUTHENTICATOR);
    }
}
