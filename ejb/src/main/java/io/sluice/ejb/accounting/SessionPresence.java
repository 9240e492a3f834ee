package io.sluice.ejb.accounting;

import java.util.UUID;

/**
 * Whether a subscriber's session is open after a batch was stored.
 *
 * @param id the id of its row
 */
public record SessionPresence(UUID id, long subscriberId, boolean open) {}
