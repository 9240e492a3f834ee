package io.sluice.subscriber;

import java.util.OptionalLong;

/** Finds whose login name it is, in memory; called for every accounting request that bears no Class of ours. */
public interface SubscriberIds {

    /** The subscriber with this login name; empty if there is none, or if that is not known without asking the database. */
    OptionalLong find(String login);
}
