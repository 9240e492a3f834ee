package io.sluice.cli.preflight;

import static io.sluice.cli.preflight.SettingKind.ADDRESS;
import static io.sluice.cli.preflight.SettingKind.DIRECTORY;
import static io.sluice.cli.preflight.SettingKind.JDBC_URL;
import static io.sluice.cli.preflight.SettingKind.LOG_LEVEL;
import static io.sluice.cli.preflight.SettingKind.MEMORY;
import static io.sluice.cli.preflight.SettingKind.PORT;
import static io.sluice.cli.preflight.SettingKind.SWITCH;
import static io.sluice.cli.preflight.SettingKind.TEXT;
import static io.sluice.cli.preflight.SettingKind.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Every setting of Sluice, and the values that one start was given. */
final class Settings {

    static final Setting HOME = new Setting(
            "SLUICE_HOME", DIRECTORY, "./data", "Where everything that must survive is kept; locked by the server.");
    static final Setting HEAP = new Setting("SLUICE_HEAP", MEMORY, "1g", "Largest heap of the server.");
    static final Setting BIND_ADDRESS = new Setting(
            "SLUICE_BIND_ADDRESS",
            ADDRESS,
            "127.0.0.1",
            "Address that RADIUS and HTTP listen on; 0.0.0.0 or :: for all.");
    static final Setting AUTH_PORT =
            new Setting("SLUICE_RADIUS_AUTH_PORT", PORT, "1812", "UDP port for Access-Requests.");
    static final Setting ACCT_PORT =
            new Setting("SLUICE_RADIUS_ACCT_PORT", PORT, "1813", "UDP port for Accounting-Requests.");
    static final Setting DYNAUTH_PORT = new Setting(
            "SLUICE_RADIUS_DYNAUTH_PORT", PORT, "3799", "UDP port for CoA- and Disconnect-Requests sent to Sluice.");
    static final Setting HTTP_PORT = new Setting("SLUICE_HTTP_PORT", PORT, "8080", "TCP port for REST and portals.");
    static final Setting MANAGEMENT_BIND_ADDRESS =
            new Setting("SLUICE_MANAGEMENT_BIND_ADDRESS", ADDRESS, "127.0.0.1", "Address of the management port.");
    static final Setting MANAGEMENT_PORT = new Setting(
            "SLUICE_MANAGEMENT_PORT", PORT, "9990", "TCP port for `/health`, `/metrics` and WildFly's management.");
    static final Setting DB_URL = new Setting(
            "SLUICE_DB_URL", JDBC_URL, "", "The PostgreSQL database; unset means the embedded H2 in `SLUICE_HOME`.");
    static final Setting DB_USER = new Setting("SLUICE_DB_USER", TEXT, "sluice", "Owner of the tables.");
    static final Setting DB_PASSWORD = new Setting("SLUICE_DB_PASSWORD", TEXT, "sluice", "Password of that owner.");
    static final Setting DB_POOL_SIZE = new Setting(
            "SLUICE_DB_POOL_SIZE",
            number("connections", 8, 1_000),
            "40",
            "Most connections one node opens; PostgreSQL must allow their sum.");
    static final Setting DEMO = new Setting(
            "SLUICE_DEMO",
            SWITCH,
            "",
            "Whether an empty database is filled with the demo; unset means yes on the embedded database, no on any other.");
    static final Setting ADMIN_PASSWORD = new Setting(
            "SLUICE_ADMIN_PASSWORD",
            TEXT,
            "",
            "First password of `admin`; unset means one is generated and printed once.");
    static final Setting LOGGING =
            new Setting("SLUICE_LOG_LEVEL", LOG_LEVEL, "INFO", "How much Sluice itself logs; DEBUG shows packets.");

    static final Setting OUTBOUND_ADDRESS = new Setting(
            "SLUICE_RADIUS_OUTBOUND_ADDRESS",
            ADDRESS,
            "",
            "Source address of CoA- and Disconnect-Requests to NASes; unset leaves it to the routing table.");
    static final Setting OUTBOUND_SOURCE_PORTS = new Setting(
            "SLUICE_RADIUS_OUTBOUND_MAX_SOURCE_PORTS",
            "sluice.radius.outbound.max-source-ports",
            number("ports", 1, 1_024),
            "64",
            "Most source ports used towards one NAS; each carries 256 requests at once.");
    static final Setting OUTBOUND_REST = new Setting(
            "SLUICE_RADIUS_OUTBOUND_IDENTIFIER_REST_MILLIS",
            "sluice.radius.outbound.identifier-rest-millis",
            number("ms", 0, 300_000),
            "1000",
            "How long an identifier is not used again after its reply.");

    static final List<Setting> ALL = List.of(
            HOME,
            HEAP,
            BIND_ADDRESS,
            AUTH_PORT,
            ACCT_PORT,
            DYNAUTH_PORT,
            HTTP_PORT,
            MANAGEMENT_BIND_ADDRESS,
            MANAGEMENT_PORT,
            DB_URL,
            DB_USER,
            DB_PASSWORD,
            DB_POOL_SIZE,
            DEMO,
            ADMIN_PASSWORD,
            LOGGING,
            OUTBOUND_ADDRESS,
            OUTBOUND_SOURCE_PORTS,
            OUTBOUND_REST);

    private final Map<String, String> environment;

    Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** What was set, or the default; a variable set to nothing counts as not set. */
    String value(Setting setting) {
        return given(setting).orElse(setting.defaultValue());
    }

    Optional<String> given(Setting setting) {
        return Optional.ofNullable(environment.get(setting.variable())).filter(value -> !value.isEmpty());
    }

    int port(Setting setting) {
        return Integer.parseInt(value(setting));
    }

    boolean embeddedDatabase() {
        return given(DB_URL).isEmpty();
    }

    /** Every value that cannot be read, in the order of the table. */
    List<Problem> unreadable() {
        List<Problem> problems = new ArrayList<>();
        for (Setting setting : ALL) {
            given(setting).flatMap(setting::check).ifPresent(problems::add);
        }
        return problems;
    }

    /** All settings but the login of a database that is not used: the embedded one has its own. */
    List<Setting> effective() {
        return ALL.stream()
                .filter(setting -> !embeddedDatabase() || !ofOtherDatabase(setting))
                .toList();
    }

    /** What was set in vain: variables that are nearly settings, and the login of a database that is not used. */
    List<Problem> withoutEffect() {
        List<Problem> problems = new ArrayList<>();
        List<String> known = ALL.stream().map(Setting::variable).toList();
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith("SLUICE_") && !known.contains(name)) {
                Misspelling.of(name, known)
                        .map(found -> new Problem(name, "has no effect; did you mean " + found.meant() + "?"))
                        .ifPresent(problems::add);
            }
        }
        ALL.stream()
                .filter(setting -> embeddedDatabase() && ofOtherDatabase(setting))
                .filter(setting -> given(setting).isPresent())
                .map(setting -> new Problem(setting.variable(), "has no effect without " + DB_URL.variable()))
                .forEach(problems::add);
        return problems;
    }

    private static boolean ofOtherDatabase(Setting setting) {
        return setting == DB_USER || setting == DB_PASSWORD;
    }
}
