package io.sluice.subscriber;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A subscriber's RADIUS record: what an Access-Accept tells the NAS besides what subscriptions add.
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
        if (services.size() > RecordService.MAX_TAG) {
            throw new IllegalArgumentException(
                    "a record holds at most " + RecordService.MAX_TAG + " services, not " + services.size());
        }
        List<RecordService> sorted = new ArrayList<>(services);
        sorted.sort(Comparator.comparingInt(RecordService::tag));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).tag() == sorted.get(i - 1).tag()) {
                throw new IllegalArgumentException(
                        "two services on tag " + sorted.get(i).tag());
            }
        }
        return List.copyOf(sorted);
    }
}
