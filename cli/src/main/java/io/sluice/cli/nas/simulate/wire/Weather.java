package io.sluice.cli.nas.simulate.wire;

import io.sluice.cli.nas.simulate.bng.Agenda;
import io.sluice.cli.nas.simulate.bng.Tally;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** What happens to datagrams on their way: some are lost, some come twice, some are overtaken by later ones. */
public final class Weather {

    private static final long LATEST = 50;

    private final Conditions conditions;
    private final Agenda agenda;
    private final LongSupplier millis;
    private final RandomGenerator random;
    private final Tally tally;

    /** Shares of all datagrams in either direction, 0 to 1. */
    public record Conditions(double loss, double duplication, double reordering) {
        public static final Conditions FAIR = new Conditions(0, 0, 0);
    }

    /**
     * @param agenda where delayed datagrams wait
     * @param millis the time that the agenda goes by
     */
    public Weather(Conditions conditions, Agenda agenda, LongSupplier millis, RandomGenerator random, Tally tally) {
        this.conditions = conditions;
        this.agenda = agenda;
        this.millis = millis;
        this.random = random;
        this.tally = tally;
    }

    /**
     * Lets a datagram through as often and as late as it happens.
     *
     * @return what happened: {@code passed}, {@code lost}, {@code duplicated} or {@code delayed}
     */
    String pass(Runnable through) {
        if (happens(conditions.loss)) {
            return counted("lost");
        }
        if (happens(conditions.reordering)) {
            agenda.at(millis.getAsLong() + 1 + random.nextLong(LATEST), through);
            return counted("delayed");
        }
        through.run();
        if (happens(conditions.duplication)) {
            through.run();
            return counted("duplicated");
        }
        return "passed";
    }

    private boolean happens(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    private String counted(String what) {
        tally.count("datagrams" + Character.toUpperCase(what.charAt(0)) + what.substring(1));
        return what;
    }
}
