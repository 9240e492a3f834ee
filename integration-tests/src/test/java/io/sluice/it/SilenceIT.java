package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.ReplyOctets;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.SluiceServer;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What breaks the protocol gets no answer at all, and does not keep the server from answering others. */
class SilenceIT {

    /** Longer than a Reject is held back. */
    private static final Duration LONG_ENOUGH = Duration.ofMillis(1500);

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final int PROXY_STATE = 33;
    private static final int STATUS_TYPE = 40;
    private static final int SESSION_ID = 44;

    private static RequestOctets login(int identifier) {
        return RequestOctets.access(identifier, SluiceServer.SECRET)
                .nasIpAddress("127.0.0.1")
                .userName("client1@isp1.com")
                .userPassword("client1");
    }

    private static RequestOctets start(String secret) {
        return RequestOctets.accounting(77, secret)
                .number(STATUS_TYPE, 1)
                .userName("client1@isp1.com")
                .nasIpAddress("127.0.0.1")
                .text(SESSION_ID, "silence");
    }

    private static byte[] changed(byte[] packet, int at) {
        byte[] changed = packet.clone();
        changed[at] ^= 0x55;
        return changed;
    }

    @Test
    void discardsAccessRequestsThatBreakTheProtocol(SluiceServer server) {
        byte[] good = login(1).messageAuthenticator().octets();
        byte[] wrongCode = changed(good, 0);
        byte[] lengthTooLong = good.clone();
        lengthTooLong[3]++;
        byte[] attributeTooShort = good.clone();
        attributeTooShort[21] = 1;

        try (RadiusSocket socket = new RadiusSocket(server.ports().auth())) {
            socket.send(changed(good, good.length - 1)); // the Message-Authenticator is last
            socket.send(wrongCode);
            socket.send(lengthTooLong);
            socket.send(attributeTooShort);
            socket.send(Arrays.copyOf(good, 19));
            socket.send(new byte[0]);
            socket.send(RequestOctets.statusServer(9, SluiceServer.SECRET).octets());

            assertThat(socket.receive(LONG_ENOUGH)).isEmpty();
            assertThat(socket.ask(good, SOON).map(ReplyOctets::code)).contains(ReplyOctets.ACCESS_ACCEPT);
        }
    }

    @Test
    void discardsAccountingOfWhoDoesNotKnowTheSecret(SluiceServer server) {
        byte[] good = start(SluiceServer.SECRET).octets();
        byte[] accessRequest = login(2).messageAuthenticator().octets();

        try (RadiusSocket socket = new RadiusSocket(server.ports().acct())) {
            socket.send(start("another secret").octets());
            socket.send(changed(good, good.length - 1));
            socket.send(accessRequest);

            assertThat(socket.receive(LONG_ENOUGH)).isEmpty();
            assertThat(server.rest().all("accounting-records?acctSessionId=silence"))
                    .isEmpty();
            assertThat(socket.ask(good, SOON).map(ReplyOctets::code)).contains(ReplyOctets.ACCOUNTING_RESPONSE);
        }
    }

    @Test
    void wantsProtection_onceTheClientHasShownThatItCan(SluiceServer server) {
        byte[] shows = login(3).messageAuthenticator().octets();
        byte[] withoutIt = login(4).octets();
        byte[] proxiedWithoutIt = login(5).text(PROXY_STATE, "from a proxy").octets();
        byte[] proxiedWithIt = login(6).text(PROXY_STATE, "from a proxy")
                .messageAuthenticator()
                .octets();

        try (RadiusSocket socket = new RadiusSocket(server.ports().auth())) {
            assertThat(socket.ask(shows, SOON)).isPresent();
            socket.send(withoutIt);
            socket.send(proxiedWithoutIt);

            assertThat(socket.receive(LONG_ENOUGH)).isEmpty();
            Optional<ReplyOctets> proxied = socket.ask(proxiedWithIt, SOON);
            assertThat(proxied.map(ReplyOctets::code)).contains(ReplyOctets.ACCESS_ACCEPT);
            assertThat(proxied.orElseThrow().types()).contains(PROXY_STATE);
        }
    }

    @Test
    void discardsWhatComesFromAnUnknownClient(SluiceServer server) throws SocketException {
        List<InetAddress> elsewhere = addressesOutsideTheDemoClient();
        assumeThat(elsewhere).as("addresses of this machine beyond 127.0.0.0/8").isNotEmpty();

        try (RadiusSocket stranger =
                new RadiusSocket(elsewhere.get(0), server.ports().auth())) {
            assertThat(stranger.ask(login(7).messageAuthenticator().octets(), LONG_ENOUGH))
                    .isEmpty();
        }
    }

    private static List<InetAddress> addressesOutsideTheDemoClient() throws SocketException {
        List<InetAddress> found = new ArrayList<>();
        for (NetworkInterface network : (Iterable<NetworkInterface>) NetworkInterface.networkInterfaces()::iterator) {
            network.inetAddresses()
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .forEach(found::add);
        }
        return found;
    }
}
