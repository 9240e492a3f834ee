package io.sluice.subscriber.draft;

/**
 * What speaks against a draft.
 *
 * @param pointer which member of the draft is meant (RFC 6901), empty for the draft as a whole
 * @param detail one sentence for whoever wrote it; never holds a secret
 */
public record Objection(String pointer, String detail) {}
