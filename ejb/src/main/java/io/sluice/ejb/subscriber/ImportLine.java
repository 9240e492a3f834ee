package io.sluice.ejb.subscriber;

import io.sluice.subscriber.draft.RecordDraft;
import io.sluice.subscriber.draft.SubscriberDraft;
import io.sluice.subscriber.draft.SubscriptionDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an import, of sound shape and not yet checked.
 *
 * @param number of the line in what was sent, from 1
 * @param record null if the line says nothing of it
 * @param subscriptions null if the line says nothing of them
 */
public record ImportLine(
        long number,
        SubscriberDraft subscriber,
        @Nullable RecordDraft record,
        @Nullable List<SubscriptionDraft> subscriptions) {}
