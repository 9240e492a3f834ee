package io.sluice.web.operator;

/** Where a chart's axis ends, and how exactly things are drawn. */
final class Scale {
    private static final double[] STEPS = {1, 2, 5, 10};

    private Scale() {}

    /** The lowest of 1, 2, 5, 10, 20, 50 … that is not below a value; 1 at least. */
    static double above(double value) {
        double power = 1;
        while (true) {
            for (double step : STEPS) {
                if (step * power >= value) {
                    return step * power;
                }
            }
            power *= 10;
        }
    }

    /** Rounded to a tenth: finer than any screen shows. */
    static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
