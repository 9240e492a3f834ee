package io.sluice.cli.nas.load;

import static io.sluice.radius.attribute.StandardAttributes.ACCT_INPUT_GIGAWORDS;
import static io.sluice.radius.attribute.StandardAttributes.ACCT_INPUT_OCTETS;
import static io.sluice.radius.attribute.StandardAttributes.ACCT_INPUT_PACKETS;
import static io.sluice.radius.attribute.StandardAttributes.ACCT_OUTPUT_GIGAWORDS;
import static io.sluice.radius.attribute.StandardAttributes.ACCT_OUTPUT_OCTETS;
import static io.sluice.radius.attribute.StandardAttributes.ACCT_OUTPUT_PACKETS;
import static io.sluice.radius.attribute.StandardAttributes.ACCT_SESSION_ID;
import static io.sluice.radius.attribute.StandardAttributes.ACCT_SESSION_TIME;
import static io.sluice.radius.attribute.StandardAttributes.ACCT_STATUS_TYPE;
import static io.sluice.radius.attribute.StandardAttributes.ACCT_TERMINATE_CAUSE;
import static io.sluice.radius.attribute.StandardAttributes.CALLING_STATION_ID;
import static io.sluice.radius.attribute.StandardAttributes.CHAP_CHALLENGE;
import static io.sluice.radius.attribute.StandardAttributes.CHAP_PASSWORD;
import static io.sluice.radius.attribute.StandardAttributes.EVENT_TIMESTAMP;
import static io.sluice.radius.attribute.StandardAttributes.FRAMED_IP_ADDRESS;
import static io.sluice.radius.attribute.StandardAttributes.NAS_IDENTIFIER;
import static io.sluice.radius.attribute.StandardAttributes.NAS_IP_ADDRESS;
import static io.sluice.radius.attribute.StandardAttributes.NAS_PORT;
import static io.sluice.radius.attribute.StandardAttributes.NAS_PORT_ID;
import static io.sluice.radius.attribute.StandardAttributes.SERVICE_TYPE;
import static io.sluice.radius.attribute.StandardAttributes.USER_NAME;
import static io.sluice.radius.attribute.StandardAttributes.USER_PASSWORD;

import io.sluice.cli.nas.simulate.wire.LoginMethod;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.crypto.ChapPassword;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Writes the requests of a PPP subscriber, as large as those of a real BNG. */
final class RequestWriter {

    private static final AttributeType FRAMED_PROTOCOL = AttributeType.standard(7);
    private static final AttributeType ACCT_AUTHENTIC = AttributeType.standard(45);
    private static final AttributeType NAS_PORT_TYPE = AttributeType.standard(61);
    private static final int FRAMED_USER = 2;
    private static final int PPP = 1;
    private static final int ETHERNET = 15;
    private static final int INTERIM_SECONDS = 900;

    private final PacketWriter writer = new PacketWriter(512);
    private final PacketCodec codec = new PacketCodec();
    private final LoadPlan plan;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final String run;
    private final byte[] authenticator = new byte[16];
    private final byte[] challenge = new byte[16];

    /** @param random also names the run, so that its sessions are told from those of other runs */
    RequestWriter(LoadPlan plan, RandomGenerator random, InstantSource clock) {
        this.plan = plan;
        this.random = random;
        this.clock = clock;
        run = HexFormat.of().toHexDigits(random.nextInt());
    }

    /** A finished request; the buffer is good until the next one. */
    ByteBuffer write(Kind kind, long session, int step, int identifier) {
        int subscriber = (int) (session % plan.subscribers());
        writer.begin(kind.code(), identifier)
                .messageAuthenticator()
                .text(USER_NAME, plan.login().with(subscriber));
        if (kind.isLogin()) {
            return login(session, subscriber);
        }
        writer.unsigned(ACCT_STATUS_TYPE, kind.statusType());
        session(session);
        port(subscriber);
        writer.unsigned(FRAMED_IP_ADDRESS, 0x6440_0000L + (subscriber & 0x3f_ffff))
                .unsigned(ACCT_AUTHENTIC, 1)
                .unsigned(EVENT_TIMESTAMP, clock.instant().getEpochSecond());
        if (kind != Kind.START) {
            count(subscriber, (long) INTERIM_SECONDS * Math.max(1, step));
        }
        if (kind == Kind.STOP) {
            writer.unsigned(ACCT_TERMINATE_CAUSE, 1);
        }
        return codec.signRequest(writer, plan.secret());
    }

    private ByteBuffer login(long session, int subscriber) {
        random.nextBytes(authenticator);
        byte[] password = plan.password().with(subscriber).getBytes(StandardCharsets.UTF_8);
        if (plan.method() == LoginMethod.PAP) {
            writer.octets(USER_PASSWORD, UserPassword.hide(password, authenticator, plan.secret()));
        } else {
            random.nextBytes(challenge);
            writer.octets(CHAP_PASSWORD, ChapPassword.respond(1, password, challenge))
                    .octets(CHAP_CHALLENGE, challenge);
        }
        port(subscriber);
        session(session);
        return codec.signRequest(writer, authenticator, plan.secret());
    }

    private void session(long session) {
        String number = Long.toString(session);
        writer.text(ACCT_SESSION_ID, run + "-" + "0".repeat(Math.max(0, 10 - number.length())) + number);
    }

    private void port(int subscriber) {
        writer.unsigned(SERVICE_TYPE, FRAMED_USER)
                .unsigned(FRAMED_PROTOCOL, PPP)
                .unsigned(NAS_IP_ADDRESS, 0x0a00_0001)
                .text(NAS_IDENTIFIER, "bng00")
                .unsigned(NAS_PORT, 0x1000_0000L | (subscriber & 0xff_ffff))
                .unsigned(NAS_PORT_TYPE, ETHERNET)
                .text(NAS_PORT_ID, "ge-1/0/0.107" + (1_000_000 + subscriber) + ":1000-" + (1_000 + subscriber % 9_000))
                .text(CALLING_STATION_ID, "02:00:00:" + (100_000 + subscriber));
    }

    private void count(int subscriber, long seconds) {
        long input = seconds * (1_000 + subscriber % 5_000) * 50;
        long output = input * 11;
        writer.unsigned(ACCT_SESSION_TIME, seconds)
                .unsigned(ACCT_INPUT_OCTETS, input & 0xffff_ffffL)
                .unsigned(ACCT_INPUT_GIGAWORDS, input >>> 32)
                .unsigned(ACCT_OUTPUT_OCTETS, output & 0xffff_ffffL)
                .unsigned(ACCT_OUTPUT_GIGAWORDS, output >>> 32)
                .unsigned(ACCT_INPUT_PACKETS, input / 700)
                .unsigned(ACCT_OUTPUT_PACKETS, output / 1_100);
    }
}
