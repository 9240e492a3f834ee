package io.sluice.cli.api;

/**
 * One thing that was wrong with a request.
 *
 * @param where JSON pointer (RFC 6901) into the body, a parameter's name, or the option that it came from; empty if not known
 */
public record Violation(String where, String detail) {

    /** As a person reads it. */
    public String line() {
        return where.isEmpty() ? detail : where + ": " + detail;
    }
}
