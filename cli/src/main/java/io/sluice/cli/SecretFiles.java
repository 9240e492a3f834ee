package io.sluice.cli;

import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a secret from where no other process sees it. */
public final class SecretFiles {
    private SecretFiles() {}

    /**
     * The first line.
     *
     * @param file a path, or {@code -} for standard input
     * @param what what the secret is, for messages
     */
    public static String firstLine(String file, String what, Surroundings surroundings) {
        try (InputStream in = file.equals("-") ? surroundings.input() : Files.newInputStream(Path.of(file))) {
            String line = upToTheLineEnd(in);
            if (line.isEmpty()) {
                throw new CommandFailure(ExitStatus.USAGE, what + " file is empty: " + file);
            }
            return line;
        } catch (IOException unreadable) {
            throw new CommandFailure(ExitStatus.USAGE, "cannot read " + what + " file: " + file);
        }
    }

    private static String upToTheLineEnd(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
