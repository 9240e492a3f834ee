package io.sluice.ejb.dispatch;

import io.sluice.operation.Operation;
import io.sluice.operation.ServiceTarget;

/**
 * A service session that comes to be because an operation was taken up.
 *
 * @param again whether the like of it was active in the session before, without ever having a record of its own
 */
record ServiceStart(ServiceTarget target, Operation operation, Addressee addressee, boolean again) {}
