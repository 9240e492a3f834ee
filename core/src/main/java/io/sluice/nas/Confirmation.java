package io.sluice.nas;

/** When a NAS's CoA-ACK suffices as proof that a change took effect; stored by name. */
public enum Confirmation {
    /** The ACK suffices until the NAS has once sent a service accounting record. */
    LEARN,
    /** The ACK suffices. */
    ACK,
    /** Only the service's accounting record is proof. */
    ACCOUNTING
}
