package io.sluice.ejb.dispatch;

import io.sluice.ejb.dispatch.OperationRow.Sent;
import io.sluice.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written of an operation.
 *
 * @param planned whether its plan is new
 * @param sending the packet that leaves after the commit, null if none does
 * @param transmissions how many more have left since it was last written
 */
record OperationChange(
        Operation operation, boolean planned, @Nullable Sent sending, int transmissions) {}
