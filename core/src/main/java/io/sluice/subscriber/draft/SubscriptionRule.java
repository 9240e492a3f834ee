package io.sluice.subscriber.draft;

import io.sluice.service.InterimInterval;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceTerms;
import io.sluice.service.Substitutions;
import io.sluice.service.Substitutions.Level;
import io.sluice.service.Substitutions.Resolution;
import io.sluice.service.Substitutions.Source;
import io.sluice.service.TimeLimit;
import io.sluice.service.VolumeLimit;
import io.sluice.subscriber.ActivationTrigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription may be: of a service that exists, under a name of its own, with substitutions for parameters that the
 * service has. One that starts at login must be able to: each parameter has a substitution, its own or an inherited one, or a default.
 */
public final class SubscriptionRule {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_SUBSTITUTION = 128;
    private static final long GREATEST_ORDER = 1_000_000;

    private final ServiceBook services;

    public SubscriptionRule(ServiceBook services) {
        this.services = services;
    }

    /**
     * Against one subscription, whatever its siblings are called.
     *
     * @param groups of what the subscriber starts at login besides
     * @param inherited what others say of the service's parameters
     */
    public void check(SubscriptionDraft draft, LoginGroups groups, Inherited inherited, Objections against) {
        if (draft.name() != null) {
            against.at("name").add(Texts.againstName(draft.name(), LONGEST_NAME));
        }
        if (draft.activationOrder() < 0 || draft.activationOrder() > GREATEST_ORDER) {
            against.at("activationOrder").add("is 0–" + GREATEST_ORDER + ", not " + draft.activationOrder());
        }
        checkLimits(draft.limits(), against.at("limits"));
        Optional<ServiceTerms> terms = services.terms(draft.service());
        if (terms.isEmpty()) {
            against.at("service").add("there is no service " + draft.service());
            return;
        }
        checkSubstitutions(draft, terms.get(), inherited, against.at("substitutions"));
        if (!inherited.offers(draft.service())) {
            against.at("service").add(draft.service() + " is not offered there: an exclusive scope has it elsewhere");
        }
        if (draft.startsAtLogin()) {
            against.at("service").add(groups.objectionTo(terms.get(), draft.service()));
        }
    }

    /**
     * Against all subscriptions of one subscriber: each by itself, and two of one name.
     *
     * @param groups of what the subscriber starts at login besides
     * @param inherited what others say of the services' parameters
     */
    public void checkAll(List<SubscriptionDraft> drafts, LoginGroups groups, Inherited inherited, Objections against) {
        Map<String, Integer> names = new LinkedHashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            check(drafts.get(i), groups, inherited, against.at(i));
            Integer other = names.putIfAbsent(drafts.get(i).effectiveName(), i);
            if (other != null) {
                against.at(i).at("name").add("is that of subscriptions/" + other + " already");
            }
        }
    }

    private static void checkLimits(SubscriptionDraft.Limits limits, Objections against) {
        checkRange(limits.timeout(), against.at("timeout"), value -> new TimeLimit(Math.toIntExact(value)));
        checkRange(limits.volumeMb(), against.at("volumeMb"), value -> new VolumeLimit(Math.toIntExact(value)));
        checkRange(
                limits.interim(), against.at("interimInterval"), value -> new InterimInterval(Math.toIntExact(value)));
    }

    private static void checkRange(@Nullable Long value, Objections against, LongConsumer limit) {
        if (value == null) {
            return;
        }
        try {
            limit.accept(value);
        } catch (IllegalArgumentException e) {
            // The limit says itself what it may be.
            against.add(String.valueOf(e.getMessage()));
        } catch (ArithmeticException e) {
            against.add("is out of all range: " + value);
        }
    }

    private static void checkSubstitutions(
            SubscriptionDraft draft, ServiceTerms terms, Inherited inherited, Objections against) {
        Map<String, ServiceParameter> parameters = new LinkedHashMap<>();
        terms.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
        draft.substitutions().forEach((name, text) -> {
            ServiceParameter parameter = parameters.get(name);
            Objections here = against.at(name);
            if (parameter == null) {
                here.add(draft.service() + " has no parameter of this name; it has: "
                        + String.join(", ", parameters.keySet()));
            } else if (text.length() > LONGEST_SUBSTITUTION) {
                here.add("has at most " + LONGEST_SUBSTITUTION + " characters, not " + text.length());
            } else if (Texts.againstStoring(text).isPresent()) {
                here.add(Texts.againstStoring(text));
            } else {
                here.add(parameter.objectionTo(text));
            }
        });
        if (against.isEmpty()) {
            checkCall(draft, terms.parameters(), inherited, against);
        }
    }

    /** Whether an activation string comes of it that is read as it was meant. */
    private static void checkCall(
            SubscriptionDraft draft, List<ServiceParameter> parameters, Inherited inherited, Objections against) {
        List<Level> levels = new ArrayList<>(inherited.levels(draft.service()));
        levels.add(new Level(Source.SUBSCRIPTION, draft.effectiveName(), draft.substitutions()));
        Resolution resolution = Substitutions.resolve(parameters, levels);
        if (!resolution.missing().isEmpty()) {
            // Whoever activates by hand may say it then.
            if (draft.trigger() == ActivationTrigger.ACTIVATE_ON_LOGIN) {
                against.at(resolution.missing().get(0)).add("is missing: the parameter has no default");
            }
            return;
        }
        try {
            ServiceCall.of(draft.service(), resolution.arguments().orElseThrow());
        } catch (IllegalArgumentException e) {
            // In the words of who could not read it.
            against.add(String.valueOf(e.getMessage()));
        }
    }

    /** What is odd about a draft that nothing speaks against. */
    public List<Advice> advice(SubscriptionDraft draft, Objections place) {
        boolean inert = services.terms(draft.service())
                .map(terms -> draft.serviceLimits().or(terms.defaults()).areInert())
                .orElse(false);
        return inert
                ? List.of(new Advice(
                        Advice.Kind.LIMIT_INERT,
                        place.at("limits").pointer(),
                        draft.effectiveName() + ": its limit needs statistics that are off"))
                : List.of();
    }
}
