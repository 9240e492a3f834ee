package io.sluice.ejb.platform;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a feature reads its settings at the start: a system property or, where there is none, the environment variable of
 * the same name in capitals ({@code sluice.demo}, {@code SLUICE_DEMO}). An empty value counts as none.
 */
public final class Settings {

    private final UnaryOperator<@Nullable String> source;

    /** The settings of this process. */
    public Settings() {
        this(Settings::ofProcess);
    }

    /**
     * @param source the value of a property, null for none
     */
    public Settings(UnaryOperator<@Nullable String> source) {
        this.source = source;
    }

    private static @Nullable String ofProcess(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String value = System.getProperty(name);
        return value != null
                ? value
                : System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_'));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(source.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether the setting says {@code true}; {@code false} where there is none. */
    public boolean flag(String name) {
        return text(name)
                .map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new SettingRefused(name, value, "say true or false");
                })
                .orElse(false);
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    public long number(String name, long ifAbsent, long least, long most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return ifAbsent;
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal, which says what a number may be
        }
        throw new SettingRefused(name, text.get(), "say a whole number from " + least + " to " + most);
    }

    /** A time in whole milliseconds from {@code least} to {@code most}. */
    public Duration milliseconds(String name, long ifAbsent, long least, long most) {
        return Duration.ofMillis(number(name, ifAbsent, least, most));
    }

    /** A time in whole seconds from {@code least} to {@code most}. */
    public Duration seconds(String name, long ifAbsent, long least, long most) {
        return Duration.ofSeconds(number(name, ifAbsent, least, most));
    }
}
