package io.sluice.ejb.session;

import io.sluice.operation.ChangeObjection;
import io.sluice.operation.Operation;
import java.util.List;

/** Where orders to change live sessions are given, in the caller's transaction; see {@link ServiceChangeManager}. */
public interface ChangeDesk {

    /** Everything that speaks against an order. */
    List<ChangeObjection> objectionsTo(ChangeOrder order);

    /** Takes orders that nothing speaks against; the operations are in the same order. */
    List<Operation> take(List<ChangeOrder> orders);
}
