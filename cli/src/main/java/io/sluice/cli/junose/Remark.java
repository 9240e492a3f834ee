package io.sluice.cli.junose;

/**
 * Something in a macro file that is not taken over, or not as it stands.
 *
 * @param line 1 for the first
 */
record Remark(int line, String text) {}
