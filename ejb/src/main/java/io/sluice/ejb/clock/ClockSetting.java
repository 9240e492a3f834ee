package io.sluice.ejb.clock;

import io.sluice.ejb.platform.SettingRefused;
import io.sluice.ejb.platform.Settings;

/** {@code SLUICE_CLOCK}: whether the business clock of this installation may be put, as tests and rehearsals want it. */
public final class ClockSetting {

    private static final String NAME = "sluice.clock";

    private ClockSetting() {}

    /**
     * Whether the setting allows it.
     *
     * @throws SettingRefused if it says something else than {@code system} or {@code adjustable}
     */
    public static boolean isAdjustable(Settings settings) {
        String said = settings.text(NAME).orElse("system");
        return switch (said) {
            case "system" -> false;
            case "adjustable" -> true;
            default -> throw new SettingRefused(NAME, said, "say system or adjustable");
        };
    }
}
