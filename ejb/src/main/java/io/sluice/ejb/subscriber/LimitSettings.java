package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.Settings;
import io.sluice.service.LimitRange;

/**
 * What is made of limits and arguments that a router takes although they do not do what they seem to say.
 *
 * @param strict whether a record with a limit that cannot fire, or with an argument out of range, is refused; else it is taken
 *     with a warning, as a router takes it, {@code sluice.limits.strict}
 * @param range what is made of a limit in a record that 24 bits cannot hold, {@code sluice.limits.wrap}
 */
public record LimitSettings(boolean strict, LimitRange range) {

    /** Settings that refuse what 24 bits cannot hold. */
    public LimitSettings(boolean strict) {
        this(strict, LimitRange.REFUSE);
    }

    public static LimitSettings of(Settings settings) {
        return new LimitSettings(
                settings.flag("sluice.limits.strict"),
                settings.flag("sluice.limits.wrap") ? LimitRange.WRAP : LimitRange.REFUSE);
    }
}
