package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.dictionary.NamedAttribute;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A router that knows standard attributes, as accel-ppp does: Filter-Id is the speed of the subscriber, {@code down/up} in kbit/s or
 * the name of a profile. It acknowledges what it does not know, and gives a reason only if the NAS or the session is another.
 */
final class GenericDialect implements ProfileDialect {

    private static final String FILTER_ID = "Filter-Id";
    private static final long KILOBIT = 1_000;

    @Override
    public String name() {
        return "generic";
    }

    @Override
    public boolean supports(NamedAttribute attribute) {
        return true;
    }

    @Override
    public Set<String> identifiesBy() {
        return Set.of("Acct-Session-Id", "User-Name", "Framed-IP-Address", "Calling-Station-Id");
    }

    /** The first counts, if there are several; a name has a plain speed. */
    @Override
    public Optional<Profile> profileOf(Message message) {
        return message.text(FILTER_ID)
                .map(value -> new Profile(
                        value,
                        Bandwidth.ofPair(value, KILOBIT)
                                .map(downUp -> new Bandwidth(downUp.output(), downUp.input()))
                                .orElse(Bandwidth.PLAIN)));
    }

    @Override
    public List<NamedAttribute> reasons(int errorCause, String detail) {
        boolean told = errorCause == ErrorCause.NAS_IDENTIFICATION_MISMATCH.number()
                || errorCause == ErrorCause.SESSION_CONTEXT_NOT_FOUND.number();
        return told || detail.isEmpty() ? ProfileDialect.super.reasons(errorCause, detail) : List.of();
    }

    @Override
    public String subscriberSessionId(long number) {
        return String.format(Locale.ROOT, "%016x", number);
    }
}
