package io.sluice.nas.offender;

import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.offender.KnowsNases;

/** Offends against the order of packages. */
public final class KnowsSubscribers {
    KnowsNases below;
    Subscriber subscriber;
}
