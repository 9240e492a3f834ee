package io.sluice.cli.live;

import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Violation;
import io.sluice.cli.resource.Readings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The limits that an activation may set, as options and as members of a body. */
enum ServiceOptions {
    TIMEOUT("--timeout", "timeout", "<duration>", "Ends the service after so long, like 5h; 0 for never."),
    VOLUME("--volume-mb", "volumeMb", "<MB>", "Ends the service after so much traffic; 0 for never."),
    STATISTICS("--statistics", "statistics", "<statistics>", "What is counted: none, time, time_volume."),
    PROFILE("--profile", "profile", "<name>", "A service profile, whose limits count where none is said here."),
    INTERIM("--interim", "interimInterval", "<duration>", "How often usage is reported, like 10m; 0 for not.");

    private final String option;
    private final String member;
    private final String label;
    private final String description;

    ServiceOptions(String option, String member, String label, String description) {
        this.option = option;
        this.member = member;
        this.label = label;
        this.description = description;
    }

    String option() {
        return option;
    }

    String label() {
        return label;
    }

    String description() {
        return description;
    }

    List<String> choices() {
        return this == STATISTICS ? List.of("NONE", "TIME", "TIME_VOLUME") : List.of();
    }

    private @Nullable Object read(String typed) {
        return switch (this) {
            case TIMEOUT, INTERIM -> Readings.DURATION.read(List.of(typed));
            case VOLUME -> Readings.NUMBER.read(List.of(typed));
            case STATISTICS -> typed.toUpperCase(Locale.ROOT);
            case PROFILE -> typed;
        };
    }

    /** How one option was given; null if it was not. */
    interface Given {
        @Nullable
        String of(String option);
    }

    static Map<String, Object> members(Given given) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (ServiceOptions each : values()) {
            String typed = given.of(each.option);
            if (typed != null) {
                try {
                    Object value = each.read(typed);
                    if (value != null) {
                        members.put(each.member, value);
                    }
                } catch (IllegalArgumentException wrong) {
                    throw new CommandFailure(ExitStatus.USAGE, each.option + ": " + wrong.getMessage());
                }
            }
        }
        return members;
    }

    static Violation placed(Violation violation) {
        for (ServiceOptions each : values()) {
            if (violation.where().equals('/' + each.member)) {
                return new Violation(each.option, violation.detail());
            }
        }
        if (violation.where().equals("/static")) {
            return new Violation("--static", violation.detail());
        }
        return violation.where().equals("/service") ? new Violation("<service>", violation.detail()) : violation;
    }
}
