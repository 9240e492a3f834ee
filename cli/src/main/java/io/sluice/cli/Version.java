package io.sluice.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sluice version} and {@code --version}: what the build wrote into the jar. */
@Command(name = "version", description = "Says which version this command is.")
final class Version implements CommandLine.IVersionProvider, Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Override
    public String[] getVersion() {
        return new String[] {
            "sluice " + number() + " (Java " + Runtime.version().feature() + ')'
        };
    }

    @Override
    public void run() {
        command.commandLine().getOut().println(getVersion()[0]);
    }

    private static String number() {
        try (InputStream written = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(written);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable); // it lies beside this class
        }
    }
}
