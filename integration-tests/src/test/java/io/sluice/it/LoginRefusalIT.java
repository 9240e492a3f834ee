package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.ReplyOctets;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.SluiceServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is not let in gets an Access-Reject, late enough to make guessing slow, and nothing of the record. */
class LoginRefusalIT {

    private static final int ATTEMPTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int GUESSES = 250;
    private static final int USER_NAME = 1;
    private static final int REPLY_MESSAGE = 18;
    private static final int ERROR_CAUSE = 101;

    private static RequestOctets request(int identifier) {
        return RequestOctets.access(identifier, SluiceServer.SECRET).nasIpAddress("127.0.0.1");
    }

    static Stream<Arguments> refused() {
        byte[] longest = new byte[253];
        Arrays.fill(longest, (byte) 'x');
        return Stream.of(
                Arguments.of(
                        "wrong password",
                        request(1).userName("client1@isp1.com").userPassword("guess")),
                Arguments.of(
                        "wrong CHAP password",
                        request(2).userName("client1@isp1.com").chapPassword("guess")),
                Arguments.of(
                        "unknown user", request(3).userName("nobody@isp1.com").userPassword("client1")),
                Arguments.of(
                        "unknown realm", request(4).userName("client1@isp2.com").userPassword("client1")),
                Arguments.of("no password", request(5).userName("client1@isp1.com")),
                Arguments.of(
                        "two passwords",
                        request(6)
                                .userName("client1@isp1.com")
                                .userPassword("client1")
                                .chapPassword("client1")),
                Arguments.of(
                        "the password twice",
                        request(7)
                                .userName("client1@isp1.com")
                                .userPassword("client1")
                                .userPassword("client1")),
                Arguments.of("no name", request(8).userPassword("client1")),
                Arguments.of(
                        "name with NUL",
                        request(9).userName("client1@isp1.com\0").userPassword("client1")),
                Arguments.of(
                        "name that is not UTF-8",
                        request(10)
                                .attribute(USER_NAME, new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff})
                                .userPassword("client1")),
                Arguments.of(
                        "name that is SQL",
                        request(11)
                                .userName("' or 1=1; drop table subscriber; --")
                                .userPassword("client1")),
                Arguments.of(
                        "name of 253 octets",
                        request(12).attribute(USER_NAME, longest).userPassword("client1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void rejectsAfterASecond(String what, RequestOctets request, SluiceServer server) {
        byte[] packet = request.messageAuthenticator().octets();

        try (RadiusSocket socket = new RadiusSocket(server.ports().auth())) {
            // As a NAS does: the look-up of an unknown name may meet a connection that an earlier test had broken.
            Duration waited = Duration.ZERO;
            Optional<ReplyOctets> answer = Optional.empty();
            for (int attempt = 0; answer.isEmpty() && attempt < ATTEMPTS; attempt++) {
                long asked = System.nanoTime();
                answer = socket.ask(packet, PATIENCE);
                waited = Duration.ofNanos(System.nanoTime() - asked);
            }
            ReplyOctets reply = answer.orElseThrow();

            assertThat(reply.code()).isEqualTo(ReplyOctets.ACCESS_REJECT);
            assertThat(reply.answers(packet, SluiceServer.SECRET)).isTrue();
            assertThat(reply.types()).isSubsetOf(ReplyOctets.MESSAGE_AUTHENTICATOR, REPLY_MESSAGE, ERROR_CAUSE);
            assertThat(waited).isBetween(Duration.ofMillis(950), Duration.ofMillis(2500));
        }
    }

    @Test
    void tellsNeitherNameNorPasswordApart(SluiceServer server) {
        byte[] unknown = request(20)
                .userName("nobody@isp1.com")
                .userPassword("client1")
                .messageAuthenticator()
                .octets();
        byte[] wrong = request(21)
                .userName("client1@isp1.com")
                .userPassword("guess")
                .messageAuthenticator()
                .octets();

        try (RadiusSocket socket = new RadiusSocket(server.ports().auth())) {
            byte[] one = socket.ask(unknown, PATIENCE).orElseThrow().octets();
            byte[] other = socket.ask(wrong, PATIENCE).orElseThrow().octets();

            // all that follows the Message-Authenticator
            assertThat(new String(one, 38, one.length - 38, StandardCharsets.UTF_8))
                    .isEqualTo(new String(other, 38, other.length - 38, StandardCharsets.UTF_8));
        }
    }

    @Test
    void holdsNoThreadWhileRejectsWait(SluiceServer server) {
        try (RadiusSocket guesser = new RadiusSocket(server.ports().auth());
                RadiusSocket subscriber = new RadiusSocket(server.ports().auth())) {
            for (int identifier = 0; identifier < GUESSES; identifier++) {
                guesser.send(request(identifier)
                        .userName("client1@isp1.com")
                        .userPassword("guess" + identifier)
                        .messageAuthenticator()
                        .octets());
            }

            long asked = System.nanoTime();
            Optional<ReplyOctets> accept = subscriber.ask(
                    request(1)
                            .userName("client1@isp1.com")
                            .userPassword("client1")
                            .messageAuthenticator()
                            .octets(),
                    PATIENCE);
            Duration waited = Duration.ofNanos(System.nanoTime() - asked);
            List<ReplyOctets> guessed = guesser.receive(GUESSES, PATIENCE);

            assertThat(accept.map(ReplyOctets::code)).contains(ReplyOctets.ACCESS_ACCEPT);
            assertThat(waited).isLessThan(Duration.ofMillis(800));
            assertThat(guessed).hasSize(GUESSES).extracting(ReplyOctets::code).containsOnly(ReplyOctets.ACCESS_REJECT);
        }
    }
}
