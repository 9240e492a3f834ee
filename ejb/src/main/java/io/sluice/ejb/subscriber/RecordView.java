package io.sluice.ejb.subscriber;

import io.sluice.subscriber.SubscriberRecord;

/**
 * A subscriber's RADIUS record as it is shown.
 *
 * @param version row version of the subscriber, of which the record is a part
 */
public record RecordView(long subscriberId, int version, SubscriberRecord record) {}
