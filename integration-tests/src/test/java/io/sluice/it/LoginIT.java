package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Radclient.Reply;
import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.ReplyOctets;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.SluiceServer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A subscriber logs in and gets what their record says, told by FreeRADIUS's client and dictionary. */
class LoginIT {

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration RESEND_AFTER = Duration.ofMillis(500);

    @Test
    void answersWithTheRecordOfTables140And141(SluiceServer server) {
        Reply reply = server.radclient()
                .login(
                        "User-Name=client1@isp1.com",
                        "User-Password=client1",
                        "NAS-IP-Address=127.0.0.1",
                        "Message-Authenticator=0x00");

        assertThat(reply.isAccept()).as("%s", reply).isTrue();
        assertThat(reply.names().get(0)).isEqualTo("Message-Authenticator");
        assertThat(reply.names()).contains("Class");
        assertThat(reply.attributes())
                .filteredOn(
                        attribute -> !attribute.startsWith("Message-Authenticator") && !attribute.startsWith("Class"))
                .containsExactlyInAnyOrder(
                        "User-Name = \"client1@isp1.com\"",
                        "ERX-Service-Activate:6 = \"tiered(1280000, 5120000)\"",
                        "ERX-Service-Timeout:6 = 18000",
                        "ERX-Service-Statistics:6 = time-volume",
                        "ERX-Service-Acct-Interval:6 = 600",
                        "ERX-Service-Activate:2 = \"voice(100000)\"",
                        "ERX-Service-Timeout:2 = 1440",
                        "ERX-Service-Acct-Interval:2 = 1200");
    }

    @Test
    void acceptsChap(SluiceServer server) {
        Reply reply = server.radclient()
                .login(
                        "User-Name=client1@isp1.com",
                        "CHAP-Password=client1",
                        "NAS-IP-Address=127.0.0.1",
                        "Message-Authenticator=0x00");

        assertThat(reply.isAccept()).as("%s", reply).isTrue();
        assertThat(reply.attributes()).contains("ERX-Service-Activate:6 = \"tiered(1280000, 5120000)\"");
    }

    @Test
    void beginsEveryReplyWithAMessageAuthenticatorThatFits(SluiceServer server) {
        byte[] right = RequestOctets.access(1, SluiceServer.SECRET)
                .nasIpAddress("127.0.0.1")
                .userName("client1@isp1.com")
                .userPassword("client1")
                .messageAuthenticator()
                .octets();
        byte[] wrong = RequestOctets.access(2, SluiceServer.SECRET)
                .nasIpAddress("127.0.0.1")
                .userName("client1@isp1.com")
                .userPassword("guess")
                .messageAuthenticator()
                .octets();

        try (RadiusSocket socket = new RadiusSocket(server.ports().auth())) {
            ReplyOctets accept = socket.ask(right, SOON).orElseThrow();
            ReplyOctets reject = socket.ask(wrong, SOON).orElseThrow();

            assertThat(accept.code()).isEqualTo(ReplyOctets.ACCESS_ACCEPT);
            assertThat(accept.answers(right, SluiceServer.SECRET)).isTrue();
            assertThat(accept.beginsWithMessageAuthenticator(right, SluiceServer.SECRET))
                    .isTrue();
            assertThat(reject.code()).isEqualTo(ReplyOctets.ACCESS_REJECT);
            assertThat(reject.answers(wrong, SluiceServer.SECRET)).isTrue();
            assertThat(reject.beginsWithMessageAuthenticator(wrong, SluiceServer.SECRET))
                    .isTrue();
        }
    }

    @Test
    void answersARetransmissionWithTheSameOctets(SluiceServer server) {
        byte[] request = RequestOctets.access(3, SluiceServer.SECRET)
                .nasIpAddress("127.0.0.1")
                .userName("client1@isp1.com")
                .userPassword("client1")
                .messageAuthenticator()
                .octets();

        try (RadiusSocket socket = new RadiusSocket(server.ports().auth())) {
            ReplyOctets first = socket.ask(request, SOON).orElseThrow();
            // One that comes within microseconds of the answer may find the request still at work.
            ReplyOctets again = eventually(
                            "an answer", SOON, () -> socket.ask(request, RESEND_AFTER), Optional::isPresent)
                    .orElseThrow();

            assertThat(again.octets()).isEqualTo(first.octets());
        }
    }

    @Test
    void processesTheSameIdentifierAnew_whenTheAuthenticatorDiffers(SluiceServer server) {
        try (RadiusSocket socket = new RadiusSocket(server.ports().auth())) {
            for (int i = 0; i < 2; i++) {
                byte[] request = RequestOctets.access(4, SluiceServer.SECRET)
                        .nasIpAddress("127.0.0.1")
                        .userName("client1@isp1.com")
                        .userPassword("client1")
                        .messageAuthenticator()
                        .octets();

                ReplyOctets reply = socket.ask(request, SOON).orElseThrow();

                assertThat(reply.answers(request, SluiceServer.SECRET)).isTrue();
            }
        }
    }

    @Test
    void answersStatusServer(SluiceServer server) {
        byte[] request = RequestOctets.statusServer(5, SluiceServer.SECRET)
                .messageAuthenticator()
                .octets();

        try (RadiusSocket socket = new RadiusSocket(server.ports().auth())) {
            ReplyOctets reply = socket.ask(request, SOON).orElseThrow();

            assertThat(reply.code()).isEqualTo(ReplyOctets.ACCESS_ACCEPT);
            assertThat(reply.beginsWithMessageAuthenticator(request, SluiceServer.SECRET))
                    .isTrue();
        }
    }
}
