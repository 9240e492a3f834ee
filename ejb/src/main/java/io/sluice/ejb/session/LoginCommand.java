package io.sluice.ejb.session;

import io.sluice.access.LoginAttempt;
import io.sluice.nas.NasRef;

/**
 * One Access-Request to be decided.
 *
 * @param receivedAtMicros microseconds since 1970
 */
public record LoginCommand(LoginAttempt attempt, NasRef nas, long receivedAtMicros) {}
