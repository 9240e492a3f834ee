package io.sluice.ejb.platform;

/**
 * Something that was done as asked, but hardly as meant.
 *
 * @param code a word for programs, such as {@code SHORT_SECRET}
 * @param pointer JSON pointer (RFC 6901) to the member in question
 * @param detail for a person; never a secret
 */
public record Warning(String code, String pointer, String detail) {}
