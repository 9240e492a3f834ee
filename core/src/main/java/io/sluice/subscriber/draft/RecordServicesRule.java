package io.sluice.subscriber.draft;

import io.sluice.service.CallObjection;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.service.TimeLimit;
import io.sluice.service.VolumeLimit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services of one record: each can be activated, and all of them together. */
final class RecordServicesRule {

    /** What one tagged number holds, 24 bits. */
    private static final long GREATEST_INTERIM = 0xff_ffff;

    private final ServiceBook book;
    private final List<RecordDraft.Service> services;
    private final Objections against;
    private final Map<Long, Integer> tags = new HashMap<>();
    private final Map<String, Integer> activations = new HashMap<>();
    private final LoginGroups groups;
    private final boolean strict;

    RecordServicesRule(
            ServiceBook book,
            boolean strict,
            List<RecordDraft.Service> services,
            LoginGroups groups,
            Objections against) {
        this.book = book;
        this.strict = strict;
        this.services = services;
        this.groups = groups;
        this.against = against;
    }

    void check() {
        if (services.size() > ServiceGrant.MAX_TAG) {
            against.add("are at most " + ServiceGrant.MAX_TAG + ", not " + services.size());
            return;
        }
        for (int i = 0; i < services.size(); i++) {
            RecordDraft.Service service = services.get(i);
            Objections here = against.at(i);
            checkTag(service.tag(), i, here.at("tag"));
            checkActivation(service.activate(), i, here.at("activate"));
            checkRange(service.timeout(), TimeLimit.MAX_SECONDS, "s", here.at("timeout"));
            checkRange(service.volume(), VolumeLimit.MAX_MEGABYTES, "MB", here.at("volume"));
            checkRange(service.statistics(), StatisticsMode.TIME_VOLUME.code(), "", here.at("statistics"));
            checkRange(service.interim(), GREATEST_INTERIM, "s", here.at("interim"));
        }
    }

    private void checkTag(long tag, int index, Objections here) {
        if (tag < 1 || tag > ServiceGrant.MAX_TAG) {
            here.add("is 1–" + ServiceGrant.MAX_TAG + ", not " + tag);
            return;
        }
        Integer other = tags.putIfAbsent(tag, index);
        if (other != null) {
            here.add("tag " + tag + " is that of services/" + other + " already");
        }
    }

    private void checkActivation(String activate, int index, Objections here) {
        Optional<String> unstorable = Texts.againstStoring(activate);
        if (unstorable.isPresent()) {
            here.add(unstorable);
            return;
        }
        ServiceCall call;
        try {
            call = ServiceCall.parse(activate);
        } catch (IllegalArgumentException e) {
            // What cannot be read is refused in the words of who could not read it.
            here.add(String.valueOf(e.getMessage()));
            return;
        }
        Integer other = activations.putIfAbsent(call.normalized(), index);
        if (other != null) {
            here.add("is activated by services/" + other + " already");
            return;
        }
        Optional<ServiceTerms> terms = book.terms(call.name());
        if (terms.isEmpty()) {
            here.add("there is no service " + call.name());
            return;
        }
        for (CallObjection objection : terms.get().check(call.parameters())) {
            if (strict || !objection.isTolerable()) {
                here.add(objection.detail());
            }
        }
        here.add(groups.objectionTo(terms.get(), call.text()));
    }

    private static void checkRange(@Nullable Long value, long greatest, String unit, Objections here) {
        if (value != null && (value < 0 || value > greatest)) {
            here.add("is 0–" + greatest + (unit.isEmpty() ? "" : " " + unit) + ", not " + value);
        }
    }
}
