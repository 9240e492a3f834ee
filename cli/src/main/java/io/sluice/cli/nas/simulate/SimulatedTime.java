package io.sluice.cli.nas.simulate;

/**
 * Time that passes faster than it does.
 *
 * @param begin real milliseconds at which simulated time is zero
 * @param speed simulated seconds in a real one, above zero
 */
public record SimulatedTime(long begin, double speed) {

    public SimulatedTime {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("time must pass");
        }
    }

    /** Simulated milliseconds at a real time. */
    public long at(long real) {
        return (long) ((real - begin) * speed);
    }

    /** The first real millisecond at which that simulated time has come. */
    public long real(long simulated) {
        return begin + (long) Math.ceil(simulated / speed);
    }
}
