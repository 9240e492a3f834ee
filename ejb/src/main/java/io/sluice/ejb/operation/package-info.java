/**
 * Operations as people and machines ask for them and look at them: orders through the interface and the pages, the list, the queues,
 * and why a service is as it is. What an order does to the network is not decided here but in {@code session} and {@code dispatch}.
 *
 * <p>Open {@link io.sluice.ejb.operation.OperationQueries} first, then {@link io.sluice.ejb.operation.ServiceOrders}.
 */
@NullMarked
package io.sluice.ejb.operation;

import org.jspecify.annotations.NullMarked;
