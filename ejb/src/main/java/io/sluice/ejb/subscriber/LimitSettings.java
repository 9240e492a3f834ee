package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.Settings;

/**
 * What is made of limits and arguments that a router takes although they do not do what they seem to say.
 *
 * @param strict whether a record with a limit that cannot fire, or with an argument out of range, is refused; else it is taken
 *     with a warning, as a router takes it, {@code sluice.limits.strict}
 */
public record LimitSettings(boolean strict) {

    public static LimitSettings of(Settings settings) {
        return new LimitSettings(settings.flag("sluice.limits.strict"));
    }
}
