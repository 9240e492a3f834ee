package io.sluice.ejb.radius;

import io.sluice.ejb.session.ChangeDesk;
import io.sluice.ejb.session.ChangeOrder;
import io.sluice.nas.ErrorCause;
import io.sluice.operation.ChangeObjection;
import io.sluice.operation.Operation;
import io.sluice.operation.ServiceDraft;
import io.sluice.operation.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes every order, except for services called {@code unknown}, of which there are none. */
final class FakeDesk implements ChangeDesk {

    final List<ChangeOrder> orders = new ArrayList<>();
    final List<UUID> operations = new ArrayList<>();

    @Override
    public List<ChangeObjection> objectionsTo(ChangeOrder order) {
        return Stream.concat(order.draft().start().stream(), order.draft().update().stream())
                .map(ServiceDraft::activation)
                .filter(activation -> activation.startsWith("unknown"))
                .map(activation ->
                        ChangeObjection.whole(ErrorCause.UNSUPPORTED_SERVICE, "there is no service " + activation))
                .toList();
    }

    @Override
    public List<Operation> take(List<ChangeOrder> taken) {
        List<Operation> stored = new ArrayList<>();
        for (ChangeOrder order : taken) {
            UUID id = new UUID(1, operations.size() + 1);
            orders.add(order);
            operations.add(id);
            stored.add(Operation.ordered(
                    id,
                    order.session().key(),
                    order.lane(),
                    order.origin(),
                    Wanted.toDisconnect(),
                    Instant.EPOCH,
                    Instant.EPOCH));
        }
        return stored;
    }

    ChangeOrder only() {
        if (orders.size() != 1) {
            throw new AssertionError("not one order: " + orders);
        }
        return orders.get(0);
    }
}
