package io.sluice.ejb.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.radius.connector.PreparedRequest;
import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FlightTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Flight flight = new Flight(64);

    private static PreparedRequest request() {
        return (PreparedRequest) Proxy.newProxyInstance(
                FlightTest.class.getClassLoader(),
                new Class<?>[] {PreparedRequest.class},
                (self, method, arguments) -> {
                    return switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(self);
                        case "equals" -> self == arguments[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private List<PreparedRequest> send(int many, long at) {
        List<PreparedRequest> sent = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            PreparedRequest request = request();
            flight.sent(request, at);
            sent.add(request);
        }
        return sent;
    }

    private static RequestOutcome answer() throws Exception {
        PacketWriter writer = new PacketWriter().begin(PacketCode.COA_REQUEST, 1);
        return new RequestOutcome.Answered(
                RadiusPacket.decode(PacketCodec.ofThread().signRequest(writer, new byte[] {1})), 1);
    }

    @Test
    void hasRoomForAWindow() throws Exception {
        List<PreparedRequest> sent = send(32, 0);
        assertThat(flight.room(0)).isZero();

        flight.ended(sent.get(3), answer(), false);

        assertThat(flight.room(0)).isEqualTo(1);
        assertThat(flight.outstanding()).isEqualTo(31);
    }

    @Test
    void givesTheRoomOfASilentSessionAway_whenTheNasAnswersLaterOnes() throws Exception {
        send(16, 0);
        List<PreparedRequest> later = send(16, SECOND);
        for (PreparedRequest each : later) {
            flight.ended(each, answer(), false);
        }
        assertThat(flight.room(Flight.SILENT_NANOS - 1)).isEqualTo(16);

        assertThat(flight.room(Flight.SILENT_NANOS)).isEqualTo(32);
        assertThat(flight.outstanding()).isEqualTo(16);
    }

    @Test
    void keepsTheRoomTaken_whenTheWholeNasIsSilent() {
        send(32, 0);

        assertThat(flight.room(100 * SECOND)).isZero();
    }

    @Test
    void hasNoRoom_whenTooManySessionsAreSilent() throws Exception {
        long at = 0;
        for (int i = 0; i < 64; i++) {
            send(Math.max(0, flight.room(at) - 1), at);
            at += 3 * SECOND;
            flight.ended(send(1, at - SECOND).get(0), answer(), false);
        }

        assertThat(flight.room(at)).isZero();
        assertThat(flight.outstanding()).isBetween(4 * 64, 5 * 64);
    }

    @Test
    void forgetsNobodysRequest() throws Exception {
        flight.ended(request(), answer(), false);

        assertThat(flight.room(0)).isEqualTo(32);
    }
}
