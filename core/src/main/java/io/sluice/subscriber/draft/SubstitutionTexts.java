package io.sluice.subscriber.draft;

import io.sluice.service.ParameterType;
import io.sluice.service.ServiceParameter;
import java.util.Map;

/** What may be said to stand for parameters where no service is known yet: by a subscriber, a group or a scope. */
public final class SubstitutionTexts {

    /** Longest text in characters. */
    public static final int LONGEST = 128;

    private static final int MOST = 100;

    private SubstitutionTexts() {}

    /** Each name is one that a parameter may have, each text one that an activation string may hold. */
    public static void check(Map<String, String> substitutions, Objections against) {
        if (substitutions.size() > MOST) {
            against.add("are at most " + MOST + ", not " + substitutions.size());
            return;
        }
        substitutions.forEach((name, text) -> check(name, text, against.at(name)));
    }

    private static void check(String name, String text, Objections here) {
        if (text.length() > LONGEST) {
            here.add("has at most " + LONGEST + " characters, not " + text.length());
            return;
        }
        if (Texts.againstStoring(text).isPresent()) {
            here.add(Texts.againstStoring(text));
            return;
        }
        try {
            // Whoever makes it says best what a name and an argument may be.
            ServiceParameter parameter = new ServiceParameter(name, ParameterType.TEXT, null, null, null);
            here.add(parameter.objectionTo(text));
        } catch (IllegalArgumentException e) {
            here.add(String.valueOf(e.getMessage()));
        }
    }
}
