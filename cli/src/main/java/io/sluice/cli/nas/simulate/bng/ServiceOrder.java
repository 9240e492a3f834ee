package io.sluice.cli.nas.simulate.bng;

import java.util.OptionalLong;

/**
 * A service to run, as a server ordered it.
 *
 * @param activation the activation string byte for byte; it names the service
 * @param timeoutSeconds limit in time, 0 for none
 * @param volumeMegabytes limit of output in units of 2^20 octets, 0 for none
 * @param statistics 0 none, 1 time, 2 time and volume; limits act only on what is counted
 * @param interimSeconds how often to report as asked, 0 for never, empty for the router's default
 */
public record ServiceOrder(
        String activation, long timeoutSeconds, long volumeMegabytes, int statistics, OptionalLong interimSeconds) {

    public ServiceOrder {
        if (activation.isBlank() || timeoutSeconds < 0 || volumeMegabytes < 0 || statistics < 0 || statistics > 2) {
            throw new IllegalArgumentException("no service can be run like this: " + activation);
        }
    }

    public boolean isCounted() {
        return statistics > 0;
    }

    public boolean countsVolume() {
        return statistics == 2;
    }
}
