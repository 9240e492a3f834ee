package io.sluice.cli.nas.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.nas.NumberedText;
import io.sluice.cli.nas.Progress;
import io.sluice.cli.nas.Responder;
import io.sluice.cli.nas.simulate.wire.LoginMethod;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.ChapPassword;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.RadiusPacket;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTest {

    private static final long MILLI = 1_000_000;

    private static Measurements run(LoadPlan plan) throws Exception {
        try (Generator generator = new Generator(plan, new SplittableRandom(1), Clock.systemUTC())) {
            return generator.run(new Progress(new PrintWriter(Writer.nullWriter()), false));
        }
    }

    private static LoadPlan plan(Responder server, List<Kind> chain, int window, double rate, long count) {
        return plan(server, chain, window, rate, count, LoginMethod.PAP);
    }

    private static LoadPlan plan(
            Responder server, List<Kind> chain, int window, double rate, long count, LoginMethod method) {
        return new LoadPlan(
                chain,
                server.address(),
                server.address(),
                Responder.SECRET,
                window,
                rate,
                count,
                Long.MAX_VALUE,
                0,
                100,
                NumberedText.of("sub%06d@isp1.com"),
                NumberedText.of("pw%06d"),
                method,
                2,
                150 * MILLI,
                2,
                true);
    }

    @ParameterizedTest
    @EnumSource(LoginMethod.class)
    void sendsLogins_thatAServerBelieves(LoginMethod method) throws Exception {
        try (Responder server = new Responder((self, request) -> Responder.proper(request))) {
            Measurements measured = run(plan(server, Mode.AUTH.chain(0), 16, 0, 300, method));

            assertThat(measured.answered()).isEqualTo(300);
            assertThat(measured.members()).containsEntry("accepted", 300L).containsEntry("bad", 0L);
            RadiusPacket request = server.requests.get(0);
            byte[] password = "pw000000".getBytes(StandardCharsets.UTF_8);
            assertThat(new PacketCodec().verifyRequest(request, Responder.SECRET))
                    .isEqualTo(PacketCodec.Verdict.GENUINE);
            assertThat(request.text(StandardAttributes.USER_NAME)).hasValue("sub000000@isp1.com");
            assertThat(
                            method == LoginMethod.PAP
                                    ? UserPassword.matches(request, Responder.SECRET, password)
                                    : ChapPassword.matches(request, password))
                    .isTrue();
        }
    }

    @Test
    void accountsWholeSessions_inOrder() throws Exception {
        try (Responder server = new Responder((self, request) -> Responder.proper(request))) {
            Measurements measured = run(plan(server, Mode.ACCT.chain(1), 8, 0, 50));

            assertThat(measured.answered()).isEqualTo(150);
            Set<String> sessions = new HashSet<>();
            server.requests.forEach(request -> sessions.add(
                    request.text(StandardAttributes.ACCT_SESSION_ID).orElseThrow()));
            assertThat(sessions).hasSize(50);
            String one = sessions.iterator().next();
            assertThat(server.requests)
                    .filteredOn(request -> request.text(StandardAttributes.ACCT_SESSION_ID)
                            .filter(one::equals)
                            .isPresent())
                    .extracting(request -> request.unsigned(StandardAttributes.ACCT_STATUS_TYPE, 0))
                    .containsExactly(1L, 3L, 2L);
        }
    }

    @Test
    void repeatsWhatIsNotAnswered_octetForOctet() throws Exception {
        Set<Integer> seen = new HashSet<>();
        try (Responder server =
                new Responder((self, request) -> seen.add(request.identifier()) && request.identifier() % 2 == 1
                        ? new byte[0]
                        : Responder.proper(request))) {
            Measurements measured = run(plan(server, Mode.AUTH.chain(0), 4, 0, 20));

            assertThat(measured.answered()).isEqualTo(20);
            assertThat(measured.retransmitted).isEqualTo(5);
            assertThat(measured.lost).isZero();
            List<RadiusPacket> ofOne = server.requests.stream()
                    .filter(request -> request.identifier() == 1)
                    .filter(request -> request.text(StandardAttributes.USER_NAME)
                            .filter(server.requests.stream()
                                    .filter(each -> each.identifier() == 1)
                                    .findFirst()
                                    .flatMap(each -> each.text(StandardAttributes.USER_NAME))
                                    .orElseThrow()::equals)
                            .isPresent())
                    .toList();
            assertThat(ofOne).hasSize(2);
            assertThat(ofOne.get(0).isCopyOf(ofOne.get(1))).isTrue();
        }
    }

    @Test
    void countsAndIgnoresWhatIsForged() throws Exception {
        try (Responder server = new Responder((self, request) -> self.requests.size() % 3 == 2
                ? Responder.reply(request, PacketCode.ACCESS_ACCEPT, "another".getBytes(StandardCharsets.UTF_8))
                : Responder.proper(request))) {
            Measurements measured = run(plan(server, Mode.AUTH.chain(0), 1, 0, 10));

            assertThat(measured.bad).isPositive();
            assertThat(measured.answered()).isEqualTo(10);
            assertThat(measured.retransmitted).isEqualTo(measured.bad);
        }
    }

    @Test
    void countsWhatIsGenuineButNotWhatItShouldBe() throws Exception {
        try (Responder server = new Responder(
                (self, request) -> Responder.reply(request, PacketCode.ACCESS_REJECT, Responder.SECRET))) {
            Measurements measured = run(plan(server, Mode.STORM.chain(0), 4, 0, 10));

            assertThat(measured.unexpected).isEqualTo(10);
            assertThat(server.requests).hasSize(10);
        }
    }

    @Test
    void stopsTrying_whereNobodyAnswersAtAll() throws Exception {
        try (Responder server = new Responder((self, request) -> new byte[0])) {
            Measurements measured = run(plan(server, Mode.AUTH.chain(0), 4, 0, 100_000));

            assertThat(measured.lost).isEqualTo(4);
            assertThat(measured.answered()).isZero();
        }
    }

    /**
     * The server holds its breath for 100 ms once. At 1000 a second some hundred requests were due meanwhile; each waited for the
     * rest of that time. A generator that counts from when it got round to sending would show one or two.
     */
    @Test
    void showsAStall_inEveryRequestThatWasDueMeanwhile() throws Exception {
        try (Responder server = new Responder((self, request) -> {
            if (self.requests.size() == 200) {
                long until = System.nanoTime() + 100 * MILLI;
                while (System.nanoTime() < until) {
                    LockSupport.parkNanos(until - System.nanoTime());
                }
            }
            return Responder.proper(request);
        })) {
            Measurements measured = run(plan(server, Mode.AUTH.chain(0), 4, 1_000, 500));

            assertThat(measured.answered()).isEqualTo(500);
            // five per cent of 500: the 25 that waited longest did so for the greater part of the stall
            assertThat((double) measured.members().get("latencyMicrosP90")).isGreaterThan(30_000);
            assertThat((double) measured.members().get("latencyMicrosMax")).isGreaterThan(90_000);
        }
    }
}
