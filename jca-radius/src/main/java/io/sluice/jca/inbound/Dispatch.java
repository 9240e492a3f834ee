package io.sluice.jca.inbound;

import java.util.List;

/** Where the receiver takes what it admitted. */
interface Dispatch {

    /** Delivers the exchanges, has them delivered or sheds them. */
    void accept(List<Exchange> exchanges);

    /** Called by the receiver's thread when it ends. */
    void receiverEnded();
}
