package io.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.operation.TruthfulNas.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever gets lost, is refused or dies on the way: a subscriber who had a service of a mutex group is never without one by
 * our doing, and what the asker was told is true.
 */
class MakeBeforeBreakProperty {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration RETRANSMISSIONS = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final NasTraits ROUTER = new NasTraits(true, true, false, 2, false, false);
    private static final NasTraits RATE = new NasTraits(false, true, false, 100, false, false);
    private static final NasTraits DOUBTED = new NasTraits(true, true, true, 2, true, false);

    /** An order: services to start, and some of the running ones to stop beside. */
    record Order(List<String> start, List<String> stop) {}

    @Provide
    Arbitrary<Order> orders() {
        Arbitrary<List<String>> starts = Arbitraries.of("gold", "silver", "bronze", "hd", "sd", "voice", "backup")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(4);
        Arbitrary<Boolean> stopsVoice = Arbitraries.of(true, false);
        Arbitrary<Boolean> stopsSilver = Arbitraries.of(true, false);
        return Combinators.combine(starts, stopsVoice, stopsSilver).as((start, voice, silver) -> {
            List<String> stop = new ArrayList<>();
            if (voice && !start.contains("voice")) {
                stop.add("voice");
            }
            // The guided entrance's way: the new one is started and the old one stopped by one order.
            if (silver && !start.contains("silver") && (start.contains("gold") || start.contains("bronze"))) {
                stop.add("silver");
            }
            return new Order(start, stop);
        });
    }

    @Provide
    Arbitrary<NasTraits> nases() {
        return Arbitraries.of(ROUTER, RATE, DOUBTED);
    }

    @Property(tries = 30_000)
    void nobodyIsLeftWithoutService(
            @ForAll("nases") NasTraits traits,
            @ForAll("fates") List<Fate> fates,
            @ForAll("ordersInTurn") List<Order> orders) {
        Run run = new Run(traits, fates.iterator());
        for (Order order : orders) {
            run.world.order(order.start(), order.stop(), run.now, run.now.plus(PATIENCE));
        }
        run.toTheEnd();
        assertThat(run.world.isIdle()).isTrue();
        assertThat(run.world.ended()).hasSameSizeAs(orders);
        Operation last = run.world.ended().get(orders.size() - 1);
        if (last.state() == OperationState.DONE) {
            assertThat(run.nas.running())
                    .containsAll(orders.get(orders.size() - 1).start());
        }
        if (last.progress().alarm() == null && last.planned().stops().isEmpty()) {
            assertThat(run.world.leftOver()).as("left to nobody").isEmpty();
        }
        if (run.world.ended().stream().allMatch(each -> each.progress().alarm() == null)) {
            assertThat(run.world.active())
                    .containsExactlyElementsOf(
                            run.nas.running().stream().sorted().toList());
        }
    }

    @Provide
    Arbitrary<List<Fate>> fates() {
        return Arbitraries.of(Fate.class).list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Order>> ordersInTurn() {
        return orders().list().ofMinSize(1).ofMaxSize(4);
    }

    /** A dispatcher that has nothing but what is stored; once the fates are used up, the network is sound. */
    private static final class Run {

        private final StoredWorld world = new StoredWorld();
        private final TruthfulNas nas = new TruthfulNas("silver", "voice", "sd");
        private final NasTraits traits;
        private final Iterator<Fate> fates;
        private Instant now = NOON;

        Run(NasTraits traits, Iterator<Fate> fates) {
            this.traits = traits;
            this.fates = fates;
            nas.running().forEach(world::running);
        }

        void toTheEnd() {
            for (int turns = 0; !world.isIdle(); turns++) {
                assertThat(turns).as("turns until all is over").isLessThan(5000);
                Operation operation = world.current();
                if (operation.state() == OperationState.REQUESTED) {
                    store(OperationMachine.begin(operation, world.plan(operation, traits), traits, now));
                } else {
                    goOn(operation);
                }
            }
        }

        private void goOn(Operation operation) {
            Instant nextAt = operation.progress().nextAt();
            if (nextAt != null && nextAt.isAfter(now)) {
                if (world.hasAnotherWaiting()) {
                    store(OperationMachine.on(operation, new Event.Displaced(), traits, now));
                }
                now = nextAt;
                return;
            }
            Optional<Step> step = OperationMachine.step(operation, traits);
            if (step.isEmpty()) {
                store(OperationMachine.on(operation, new Event.Due(), traits, now));
                return;
            }
            Fate fate = fates.hasNext() ? fates.next() : Fate.OBEYED;
            Optional<Event> event = nas.receive(step.get(), fate);
            assertNobodyIsLeftWithout();
            if (event.isEmpty()) {
                store(OperationMachine.on(world.current(), new Event.TakenUpAgain(), traits, now));
            } else {
                now = event.get() instanceof Event.Unanswered ? now.plus(RETRANSMISSIONS) : now.plusMillis(20);
                store(OperationMachine.on(operation, event.get(), traits, now));
            }
        }

        private void assertNobodyIsLeftWithout() {
            for (int group : List.of(12, 7)) {
                assertThat(nas.running())
                        .as("services of group %s", group)
                        .anyMatch(activation -> Integer.valueOf(group).equals(StoredWorld.group(activation)));
            }
        }

        private void store(Transition transition) {
            world.store(transition);
            Operation operation = transition.operation();
            Progress progress = operation.progress();
            boolean told = progress.answerable() && !progress.hasFailed();
            if (told && operation.wanted().stop().isEmpty() && progress.phase() == Phase.SUPERSEDE) {
                List<String> wanted = operation.wanted().start().stream()
                        .map(ServiceTarget::activation)
                        .toList();
                assertThat(nas.running()).as("what the asker was told").containsAll(wanted);
            }
        }
    }
}
