package io.sluice.ejb.dispatch;

import io.sluice.operation.Operation;
import io.sluice.operation.ServiceTarget;

/** A service session that comes to be because an operation was taken up. */
record ServiceStart(ServiceTarget target, Operation operation, Addressee addressee) {}
