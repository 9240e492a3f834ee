package io.sluice.subscriber.offender;

import io.sluice.nas.offender.KnowsSubscribers;

/** Closes a cycle. */
public final class KnowsNases {
    KnowsSubscribers nas;
}
