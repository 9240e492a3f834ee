package io.sluice.ejb.operation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order.
 *
 * @param operation that carries it out, null if it is so already
 * @param serviceSession what is so already, null if an operation is made, or if nothing single is meant
 */
public record Ordered(@Nullable UUID operation, @Nullable UUID serviceSession) {

    static Ordered by(UUID operation) {
        return new Ordered(operation, null);
    }

    public static final Ordered NOTHING = new Ordered(null, null);
}
