package io.sluice.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server for the tests of one JVM, made by {@code initdb} in a temporary directory and removed at the JVM's
 * end. It forgets on a crash (fsync off), so what must survive one is tested elsewhere.
 *
 * <p>Where PostgreSQL is not installed the tests that ask for it are skipped, unless {@code sluice.test.require.postgres}
 * is set, which makes them fail.
 */
public final class PostgresServer {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String USER = "postgres";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path programs;
    private final Path home;
    private final int port;

    private PostgresServer(Path programs) throws IOException {
        this.programs = programs;
        home = Files.createTempDirectory("sluice-postgres");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    private static final class Shared {
        private static final PostgresServer SERVER = start();
    }

    /** An empty database of its own on the server of this JVM. */
    public static PGSimpleDataSource newDatabase() {
        boolean required = Boolean.getBoolean("sluice.test.require.postgres");
        Assumptions.assumeTrue(required || newestInstalled() != null, "PostgreSQL is not installed");
        String name = "test" + DATABASES.incrementAndGet();
        try (Connection connection = Shared.SERVER.source("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Shared.SERVER.source(name);
    }

    /** A database of its own with the newest tables. */
    public static PGSimpleDataSource newMigratedDatabase() {
        PGSimpleDataSource database = newDatabase();
        new SchemaMigration(database).run();
        return database;
    }

    private PGSimpleDataSource source(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(USER);
        return source;
    }

    private static PostgresServer start() {
        Path programs = newestInstalled();
        if (programs == null) {
            throw new IllegalStateException("PostgreSQL is not installed under " + INSTALLED);
        }
        try {
            PostgresServer server = new PostgresServer(programs);
            server.launch();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch() throws IOException {
        if (isRoot()) {
            command("chown", USER, home.toString());
        }
        String data = home.resolve("data").toString();
        asPostgres("initdb", "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-postgres"));
        asPostgres(
                "pg_ctl",
                "-D",
                data,
                "-l",
                home.resolve("log").toString(),
                "-w",
                "-o",
                "-h 127.0.0.1 -p " + port + " -k " + home
                        + " -c fsync=off -c max_connections=200 -c shared_buffers=64MB",
                "start");
    }

    private void stop() {
        try (Stream<Path> files = Stream.of(home)) {
            asPostgres("pg_ctl", "-D", home.resolve("data").toString(), "-m", "immediate", "-w", "stop");
            files.flatMap(PostgresServer::below)
                    .sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            System.err.println("PostgreSQL of the tests was not stopped: " + e.getMessage());
        }
    }

    private static Stream<Path> below(Path directory) {
        try {
            return Files.walk(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void asPostgres(String program, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        if (isRoot()) {
            line.addAll(List.of("runuser", "-u", USER, "--"));
        }
        line.add(programs.resolve(program).toString());
        line.addAll(List.of(arguments));
        command(line.toArray(String[]::new));
    }

    private void command(String... line) throws IOException {
        Process process = new ProcessBuilder(line)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolveSibling(home.getFileName() + ".out").toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", line) + " failed, see " + home + ".out");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        Files.deleteIfExists(home.resolveSibling(home.getFileName() + ".out"));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static @Nullable Path newestInstalled() {
        if (!Files.isDirectory(INSTALLED)) {
            return null;
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(programs -> Files.isExecutable(programs.resolve("initdb")))
                    .max(Comparator.comparing(Path::toString))
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
