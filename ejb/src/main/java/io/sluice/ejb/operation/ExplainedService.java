package io.sluice.ejb.operation;

import io.sluice.operation.explanation.Explanation;
import io.sluice.session.ServiceState;

/** A service with why it is as it is. */
public record ExplainedService(String activation, ServiceState state, Explanation explanation) {}
