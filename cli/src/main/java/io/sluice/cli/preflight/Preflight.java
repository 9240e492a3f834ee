package io.sluice.cli.preflight;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The launcher's last step before the server: reads the environment, complains or writes the server's system properties.
 *
 * <p>They go through a file that only its owner may read, because a command line can be read by everybody on the machine.
 */
public final class Preflight {

    private static final int REFUSED = 2;

    private Preflight() {}

    /**
     * @param arguments the file to write
     */
    public static void main(String[] arguments) throws IOException {
        Settings settings = new Settings(System.getenv());
        settings.withoutEffect().forEach(Preflight::complain);
        List<Problem> problems = problems(settings);
        if (!problems.isEmpty()) {
            problems.forEach(Preflight::complain);
            System.exit(REFUSED);
        }
        write(properties(settings), Path.of(arguments[0]));
    }

    /** Values first: a port that cannot be read cannot be tried. */
    static List<Problem> problems(Settings settings) {
        List<Problem> problems = new ArrayList<>(settings.unreadable());
        if (problems.isEmpty()) {
            problems.addAll(new PortCheck(settings).problems());
            if (!settings.embeddedDatabase()) {
                new DatabaseCheck(settings).problem().ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** What was set, and what follows from it; a default that the server knows itself is left to it. */
    static Map<String, String> properties(Settings settings) {
        Map<String, String> properties = new TreeMap<>();
        for (Setting setting : settings.effective()) {
            settings.given(setting).ifPresent(value -> properties.put(setting.property(), value));
        }
        settings.given(SettingTable.DB_URL).map(PostgresqlAddress::complete).ifPresent(url -> {
            properties.put("sluice.db.driver", "postgresql");
            properties.put(SettingTable.DB_URL.property(), url);
        });
        properties.put(SettingTable.HOME.property(), settings.value(SettingTable.HOME));
        properties.putIfAbsent(SettingTable.DEMO.property(), String.valueOf(settings.embeddedDatabase()));
        return properties;
    }

    static void write(Map<String, String> values, Path file) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text.toString(), StandardCharsets.ISO_8859_1);
    }

    private static void complain(Problem problem) {
        System.err.println("sluice: " + problem);
    }
}
