package io.sluice.ejb.platform;

/**
 * One thing that is wrong with what was asked for.
 *
 * @param pointer JSON pointer (RFC 6901) to the member at fault, such as {@code /services/0/tag}; empty for the whole
 * @param detail what is wrong and what is expected, for a person; never a secret
 */
public record Violation(String pointer, String detail) {}
