package io.sluice.subscriber.draft;

import io.sluice.service.LimitRange;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.RecordAttribute;
import io.sluice.subscriber.RecordService;
import io.sluice.subscriber.SubscriberRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber's RADIUS record shall be. {@link RecordRule} tells what speaks against it.
 *
 * @param attributes in the order in which they shall be sent; one name may come several times
 * @param services in any order
 */
public record RecordDraft(List<Attribute> attributes, List<Service> services) {

    /**
     * A reply attribute.
     *
     * @param tag 1–31 for a tagged attribute, null for none
     * @param value as text in the dictionary's notation
     */
    public record Attribute(String name, @Nullable Long tag, String value) {}

    /**
     * A service to start at login, its numbers as the attributes carry them.
     *
     * @param timeout seconds
     * @param volume MB of 2^20 octets
     * @param statistics 0 none, 1 time, 2 time and volume
     * @param interim seconds
     */
    public record Service(
            long tag,
            String activate,
            @Nullable Long timeout,
            @Nullable Long volume,
            @Nullable Long statistics,
            @Nullable Long interim) {

        ServiceLimits limits() {
            StatisticsMode mode =
                    statistics == null ? null : StatisticsMode.of(statistics).orElseThrow();
            return new ServiceLimits(timeout, volume, mode, interim);
        }
    }

    public RecordDraft {
        attributes = List.copyOf(attributes);
        services = List.copyOf(services);
    }

    /** The same with limits as they are taken. */
    public RecordDraft within(LimitRange range) {
        return new RecordDraft(
                attributes,
                services.stream()
                        .map(each -> new Service(
                                each.tag,
                                each.activate,
                                range.of(each.timeout),
                                range.of(each.volume),
                                each.statistics,
                                each.interim))
                        .toList());
    }

    /** The record; only of a draft that nothing speaks against. */
    public SubscriberRecord toRecord() {
        return new SubscriberRecord(
                attributes.stream()
                        .map(attribute -> new RecordAttribute(attribute.name, tag(attribute), attribute.value))
                        .toList(),
                services.stream()
                        .map(service -> new RecordService((int) service.tag, service.activate, service.limits()))
                        .toList());
    }

    static @Nullable Integer tag(Attribute attribute) {
        return attribute.tag == null ? null : attribute.tag.intValue();
    }
}
