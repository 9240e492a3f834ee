package io.sluice.service;

import io.sluice.service.CallObjection.Kind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One formal parameter of a service, in the order of the router's template.
 *
 * @param name as the template calls it
 * @param minimum least value in the type's unit, null for no bound; never for TEXT
 * @param maximum greatest value in the type's unit, null for no bound; never for TEXT
 * @param defaultValue what is sent where a subscription substitutes nothing, null if a substitution is required
 */
@Embeddable
public record ServiceParameter(
        @Column(name = "name", nullable = false, length = 64)
        String name,

        @Enumerated(EnumType.STRING) @Column(name = "type", nullable = false, length = 32)
        ParameterType type,

        @Column(name = "minimum") @Nullable Long minimum,
        @Column(name = "maximum") @Nullable Long maximum,

        @Column(name = "default_value", length = 128) @Nullable
        String defaultValue) {

    public ServiceParameter {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_-]{0,63}")) {
            throw new IllegalArgumentException("not a parameter name: " + name);
        }
        if (type == ParameterType.TEXT && (minimum != null || maximum != null)) {
            throw new IllegalArgumentException("parameter " + name + ": text has no range");
        }
        if (minimum != null && maximum != null && minimum > maximum) {
            throw new IllegalArgumentException(
                    "parameter " + name + ": the range " + minimum + "–" + maximum + " is empty");
        }
    }

    /** What speaks against a text as this parameter's value; empty if nothing does. */
    public Optional<CallObjection> check(String text) {
        if (type == ParameterType.TEXT) {
            return text.isBlank()
                    ? objection(Kind.PARAMETER_EMPTY, "parameter " + name + " is empty")
                    : unwritable(text);
        }
        Optional<BigInteger> value = type.read(text);
        if (value.isEmpty()) {
            Kind kind = ParameterType.isNumberWithSuffix(text) ? Kind.UNKNOWN_UNIT : Kind.NOT_A_NUMBER;
            return objection(kind, "parameter " + name + ": '" + text + "' is not " + type.form());
        }
        boolean low = minimum != null && value.get().compareTo(BigInteger.valueOf(minimum)) < 0;
        boolean high = maximum != null && value.get().compareTo(BigInteger.valueOf(maximum)) > 0;
        return low || high
                ? objection(Kind.OUT_OF_RANGE, "parameter " + name + ": " + text + " is not " + range())
                : Optional.empty();
    }

    /** Whether an activation string with the text would be read as something else, as with a comma or a line end in it. */
    private Optional<CallObjection> unwritable(String text) {
        try {
            ServiceCall.of("x", List.of(text));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return objection(Kind.NOT_WRITABLE, "parameter " + name + ": " + e.getMessage());
        }
    }

    /** {@link #check} in words. */
    public Optional<String> objectionTo(String text) {
        return check(text).map(CallObjection::detail);
    }

    private Optional<CallObjection> objection(Kind kind, String detail) {
        return Optional.of(new CallObjection(kind, name, detail));
    }

    private String range() {
        if (maximum == null) {
            return minimum + " or more";
        }
        return minimum == null ? maximum + " or less" : minimum + "–" + maximum;
    }
}
