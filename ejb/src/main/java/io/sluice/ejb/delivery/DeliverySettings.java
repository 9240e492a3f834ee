package io.sluice.ejb.delivery;

import io.sluice.ejb.platform.Settings;
import java.time.Duration;

/**
 * How accounting is sent to retailers' servers.
 *
 * @param mostUnanswered most records that one group of servers may have unanswered, {@code sluice.accounting.delivery.window.max}
 * @param mostWaiting most records that may wait before interim records are shed, {@code sluice.accounting.delivery.max}
 * @param kept for how long it can be looked up that a record was answered, {@code sluice.accounting.delivery.kept}
 */
public record DeliverySettings(int mostUnanswered, long mostWaiting, Duration kept) {

    public static DeliverySettings of(Settings settings) {
        return new DeliverySettings(
                (int) settings.number("sluice.accounting.delivery.window.max", 256, 1, 4_096),
                settings.number("sluice.accounting.delivery.max", 1_000_000, 1, 100_000_000),
                settings.seconds("sluice.accounting.delivery.kept", 3_600, 0, 31 * 86_400));
    }
}
