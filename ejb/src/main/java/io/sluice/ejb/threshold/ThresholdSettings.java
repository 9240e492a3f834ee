package io.sluice.ejb.threshold;

import io.sluice.accounting.VolumeCounted;
import io.sluice.ejb.platform.SettingRefused;
import io.sluice.ejb.platform.Settings;
import io.sluice.threshold.LimitKeeping;

/**
 * How limits are kept.
 *
 * @param megabyte octets of the MB that volumes are written in, {@code sluice.limits.megabyte}: {@code binary} or {@code decimal}
 */
public record ThresholdSettings(long megabyte) {

    private static final String MEGABYTE = "sluice.limits.megabyte";

    public static ThresholdSettings of(Settings settings) {
        String said = settings.text(MEGABYTE).orElse("binary");
        return new ThresholdSettings(
                switch (said) {
                    case "binary" -> LimitKeeping.BINARY_MEGABYTE;
                    case "decimal" -> LimitKeeping.DECIMAL_MEGABYTE;
                    default -> throw new SettingRefused(MEGABYTE, said, "say binary or decimal");
                });
    }

    LimitKeeping unknownNas() {
        return new LimitKeeping(false, VolumeCounted.INPUT_AND_OUTPUT, megabyte);
    }
}
