package io.sluice.ejb.platform;

import io.sluice.subscriber.draft.Advice;
import io.sluice.subscriber.draft.Objection;
import io.sluice.subscriber.draft.Objections;
import java.util.List;

/** What the rules of the core say, in the words of the interface. */
public final class Sound {

    private Sound() {}

    /**
     * Lets a draft pass.
     *
     * @throws Refused if anything speaks against it
     */
    public static void require(Objections against) {
        if (!against.isEmpty()) {
            throw Refused.invalid(violations(against));
        }
    }

    public static List<Violation> violations(Objections against) {
        return against.found().stream().map(Sound::violation).toList();
    }

    private static Violation violation(Objection objection) {
        return new Violation(objection.pointer(), Sentence.of(objection.detail()));
    }

    public static Warning[] warnings(List<Advice> advice) {
        return advice.stream()
                .map(each -> new Warning(each.kind().name(), each.pointer(), Sentence.of(each.detail())))
                .toArray(Warning[]::new);
    }
}
