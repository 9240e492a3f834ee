package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.packet.PacketCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A BNG between a server that answers at once, a clock that stands where it is put, and chance from a seed. */
final class SimulatedBng {

    static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");
    static final String FIRST = "erx FastEthernet 12/0:0001048577";

    final List<Message> sent = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final Bng bng;
    int forgotten;
    Function<Message, Optional<Message>> server;

    static final class Settings {
        Dialect dialect = new ErxDialect();
        Misbehaviour misbehaviour = Misbehaviour.NONE;
        MutexGroups mutex = MutexGroups.NONE;
        OptionalLong rebootAfter = OptionalLong.empty();
        double load = 0.3;
        int lines = 1;
        List<NamedAttribute> accept = List.of();
    }

    SimulatedBng(Settings settings) {
        server = request -> Optional.of(answer(request, settings.accept));
        bng = new Bng(
                new BngSettings(
                        settings.dialect,
                        "bng1",
                        "127.0.0.1",
                        1_048_577,
                        1_000,
                        0,
                        0,
                        settings.load,
                        settings.mutex,
                        settings.misbehaviour,
                        settings.rebootAfter),
                IntStream.range(0, settings.lines)
                        .mapToObj(i -> new SubscriberLine(i, "client" + i + "@isp1.com", "secret"))
                        .toList(),
                new Bng.Surroundings(
                        new Agenda(),
                        new RecordingOutbox(),
                        (event, session, detail) -> notes.add(event + " " + detail),
                        new SplittableRandom(1),
                        () -> NOW));
    }

    private final class RecordingOutbox implements Outbox {
        @Override
        public void send(Request request) {
            sent.add(request.message());
            request.answered().accept(server.apply(request.message()));
        }

        @Override
        public void forget() {
            forgotten++;
        }
    }

    private static Message answer(Message request, List<NamedAttribute> accept) {
        return request.code() == PacketCode.ACCESS_REQUEST
                ? new Message(PacketCode.ACCESS_ACCEPT, accept)
                : new Message(PacketCode.ACCOUNTING_RESPONSE, List.of());
    }

    /** Accounting requests in short: {@code Start 1048577}, {@code Stop 1048577:1 tiered}. */
    List<String> records() {
        return sent.stream()
                .filter(message -> message.code() == PacketCode.ACCOUNTING_REQUEST)
                .map(SimulatedBng::brief)
                .toList();
    }

    private static String brief(Message record) {
        String status = record.text("Acct-Status-Type").orElseThrow();
        String session = record.text("Acct-Session-Id").orElseThrow().replaceFirst(".*/0:0*", "");
        return status.startsWith("Accounting")
                ? status
                : status + " " + session
                        + record.text("ERX-Service-Session")
                                .map(name -> " " + name)
                                .orElse("");
    }

    Message last(String status) {
        return sent.stream()
                .filter(message ->
                        message.text("Acct-Status-Type").filter(status::equals).isPresent())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    CoaAnswer coa(NamedAttribute... attributes) {
        return command(PacketCode.COA_REQUEST, attributes);
    }

    CoaAnswer command(PacketCode code, NamedAttribute... attributes) {
        CoaAnswer answer = bng.command(new Message(code, List.of(attributes)));
        answer.effect().run();
        return answer;
    }

    Map<String, Long> tally() {
        return new LinkedHashMap<>(bng.tally().counts());
    }

    static NamedAttribute attribute(String name, String text) {
        return new NamedAttribute(name, 0, text);
    }

    static NamedAttribute tagged(String name, int tag, Object text) {
        return new NamedAttribute(name, tag, text.toString());
    }
}
