package io.sluice.ejb.session;

import io.sluice.access.dynamic.DynamicRequest;
import io.sluice.ejb.nas.NasChoice;
import java.time.Instant;

/**
 * One CoA- or Disconnect-Request to be decided.
 *
 * @param client name of the client that sent it
 * @param nas whose session it means, by what it says and who sent it
 */
public record DynamicCommand(DynamicRequest request, NasChoice nas, String client, Instant receivedAt) {}
