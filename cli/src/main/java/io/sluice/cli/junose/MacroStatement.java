package io.sluice.cli.junose;

/**
 * One statement between {@code <#} and {@code #>}, without its semicolon.
 *
 * @param line on which it begins, 1 for the first
 */
record MacroStatement(int line, String text) {}
