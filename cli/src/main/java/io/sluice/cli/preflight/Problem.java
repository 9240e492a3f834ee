package io.sluice.cli.preflight;

/**
 * Why the server would not start, in one line for the person who typed the command.
 *
 * @param variable the setting to look at
 * @param complaint what is wrong with it and what to do; continues a sentence that begins with the variable
 */
record Problem(String variable, String complaint) {

    public Problem {
        complaint = complaint.replaceAll("\\s*\\R\\s*", " ");
    }

    @Override
    public String toString() {
        return variable + (complaint.startsWith(":") ? "" : " ") + complaint;
    }
}
