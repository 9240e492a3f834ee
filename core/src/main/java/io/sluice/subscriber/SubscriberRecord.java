package io.sluice.subscriber;

import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceGrant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A subscriber's RADIUS record: what an Access-Accept tells the NAS besides what subscriptions add. Refuses more than
 * eight services, two on one tag, a tag outside 1–8 and an activation string that cannot be read.
 *
 * @param attributes in the order in which they are sent
 * @param services up to eight, each on a tag of its own; sorted by tag
 */
public record SubscriberRecord(List<RecordAttribute> attributes, List<RecordService> services) {

    /** Says nothing. */
    public static final SubscriberRecord EMPTY = new SubscriberRecord(List.of(), List.of());

    public SubscriberRecord {
        attributes = List.copyOf(attributes);
        services = sortedByTag(services);
    }

    private static List<RecordService> sortedByTag(List<RecordService> services) {
        if (services.size() > ServiceGrant.MAX_TAG) {
            throw new IllegalArgumentException(
                    "a record holds at most " + ServiceGrant.MAX_TAG + " services, not " + services.size());
        }
        List<RecordService> sorted = new ArrayList<>(services);
        sorted.sort(Comparator.comparingInt(RecordService::tag));
        int previous = 0;
        for (RecordService service : sorted) {
            int tag = service.tag();
            if (tag < 1 || tag > ServiceGrant.MAX_TAG) {
                throw new IllegalArgumentException("a service's tag is 1–" + ServiceGrant.MAX_TAG + ", not " + tag);
            }
            if (tag == previous) {
                throw new IllegalArgumentException("two services on tag " + tag);
            }
            ServiceCall.parse(service.activation());
            previous = tag;
        }
        return List.copyOf(sorted);
    }
}
