package io.sluice.ejb.dispatch;

/** Finds what a subscriber's record says beside services, in memory. */
@FunctionalInterface
interface RecordBase {

    /** The record's reply attributes as they are sent; none if the subscriber is not known. Nobody may write to them. */
    byte[] of(Addressee addressee);
}
