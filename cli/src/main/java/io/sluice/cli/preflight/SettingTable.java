package io.sluice.cli.preflight;

import static io.sluice.cli.preflight.SettingKind.ADDRESS;
import static io.sluice.cli.preflight.SettingKind.CLOCK;
import static io.sluice.cli.preflight.SettingKind.DIRECTORY;
import static io.sluice.cli.preflight.SettingKind.FILE;
import static io.sluice.cli.preflight.SettingKind.JDBC_URL;
import static io.sluice.cli.preflight.SettingKind.LOG_FORMAT;
import static io.sluice.cli.preflight.SettingKind.LOG_LEVEL;
import static io.sluice.cli.preflight.SettingKind.MEGABYTE;
import static io.sluice.cli.preflight.SettingKind.MEMORY;
import static io.sluice.cli.preflight.SettingKind.PORT;
import static io.sluice.cli.preflight.SettingKind.READABLE_DIRECTORY;
import static io.sluice.cli.preflight.SettingKind.SWITCH;
import static io.sluice.cli.preflight.SettingKind.TEXT;
import static io.sluice.cli.preflight.SettingKind.number;

import java.util.List;
import java.util.stream.Stream;

/** Every setting of Sluice, in the order of the page: what each installation decides, then what few ever need. */
final class SettingTable {

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
    static final Setting DB_PASSWORD = new Setting("SLUICE_DB_PASSWORD", TEXT, "", "Password of that owner.");
    static final Setting DB_POOL_SIZE = new Setting(
            "SLUICE_DB_POOL_SIZE",
            number("connections", 8, 1_000),
            "40",
            "Most connections one node opens; PostgreSQL must allow their sum.");
    static final Setting DEMO = new Setting(
            "SLUICE_DEMO",
            SWITCH,
            "",
            "Whether an empty database is filled with the demo; unset means yes on the embedded database, no on any"
                    + " other.");
    static final Setting ADMIN_PASSWORD = new Setting(
            "SLUICE_ADMIN_PASSWORD",
            TEXT,
            "",
            "First password of `admin`; unset means one is generated and printed once.");
    static final Setting LOGGING =
            new Setting("SLUICE_LOG_LEVEL", LOG_LEVEL, "INFO", "How much Sluice itself logs; DEBUG shows packets.");

    private static final List<Setting> COMMON = List.of(
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
            new Setting(
                    "SLUICE_LOG_FORMAT",
                    LOG_FORMAT,
                    "text",
                    "Whether the log, on the console and in the file, is lines of text or a JSON object a line."),
            new Setting(
                    "SLUICE_DEMO_SUBSCRIBERS",
                    number("subscribers", 0, 1_000_000),
                    "0",
                    "How many more the demo gets, for load trials: `sub000000@isp1.com`, password `pw000000`, and so"
                            + " on."),
            new Setting(
                    "SLUICE_CLOCK",
                    CLOCK,
                    "system",
                    "Whether `PUT /api/v1/clock` may put the business clock, for trials of what takes days; never"
                            + " where it counts."),
            new Setting(
                    "SLUICE_MASTER_KEY_FILE",
                    FILE,
                    "",
                    "The key that secrets in the database are encrypted with; unset means `keys/master.key` in"
                            + " `SLUICE_HOME`."),
            new Setting(
                    "SLUICE_DICTIONARY_DIRECTORY",
                    READABLE_DIRECTORY,
                    "",
                    "Further dictionaries in FreeRADIUS's format; unset means only those built in."));

    private static final List<Setting> TUNING = List.of(
            new Setting(
                    "SLUICE_LIMITS_STRICT",
                    SWITCH,
                    "false",
                    "Whether a record or CoA-Request whose limit cannot fire, or a record whose argument is out of range, is refused; else it is taken with a warning."),
            new Setting(
                    "SLUICE_LIMITS_WRAP",
                    SWITCH,
                    "false",
                    "Whether a limit above 16777215 in a record is taken modulo 2^24, as JunosE does (16777218 is 2); else it is refused."),
            new Setting(
                    "SLUICE_LIMITS_MEGABYTE",
                    MEGABYTE,
                    "binary",
                    "What a MB of a volume limit is: 2^20 octets or 10^6."),
            new Setting(
                    "SLUICE_ACCESS_REJECT_DELAY_MS",
                    number("ms", 0, 5_000),
                    "1000",
                    "How long an Access-Reject is held back, against guessing."),
            new Setting(
                    "SLUICE_MUTEX_STRICT",
                    SWITCH,
                    "false",
                    "Whether an order that starts two services of one mutex group is refused."),
            new Setting(
                    "SLUICE_PARAMETER_RANGE_LENIENT",
                    SWITCH,
                    "false",
                    "Whether an order with a parameter out of its range is carried out all the same, as a router"
                            + " does."),
            new Setting(
                    "SLUICE_DISPATCH_SWEEP_MS",
                    number("ms", 0, 60_000),
                    "1000",
                    "How often open operations are looked for that nobody told of; 0 for never, which leaves them to"
                            + " wake-ups."),
            new Setting(
                    "SLUICE_DISPATCH_WINDOW_MAX",
                    number("requests", 1, 8_192),
                    "1024",
                    "Most CoA- and Disconnect-Requests that one NAS may have unanswered."),
            new Setting(
                    "SLUICE_ACCOUNTING_SERVICE_INTERIM",
                    number("s", 0, 86_400),
                    "0",
                    "Interval of the interim records that Sluice makes for a service where nobody gave one; 0 for none."),
            new Setting(
                    "SLUICE_ACCOUNTING_DELIVERY_WINDOW_MAX",
                    number("requests", 1, 4_096),
                    "256",
                    "Most Accounting-Requests that one group of a retailer's servers may have unanswered."),
            new Setting(
                    "SLUICE_ACCOUNTING_DELIVERY_MAX",
                    number("records", 1, 100_000_000),
                    "1000000",
                    "How many records may wait for retailers' servers before interim records are given up."),
            new Setting(
                    "SLUICE_ACCOUNTING_DELIVERY_KEPT",
                    number("s", 0, 2_678_400),
                    "3600",
                    "How long it can be looked up that a retailer's server answered a record."),
            new Setting(
                    "SLUICE_SCHEDULE_ACTION_THRESHOLD_MS",
                    number("ms", 60_000, 86_400_000),
                    "300000",
                    "How long after its time an event of a schedule may still be carried out; at least a minute."),
            new Setting(
                    "SLUICE_SCHEDULE_PREPARATION_TIME_MS",
                    number("ms", 0, 86_400_000),
                    "300000",
                    "How long before its time work on an event of a schedule may begin."),
            new Setting(
                    "SLUICE_SCHEDULE_DISABLE_PREPARATION_TIME",
                    SWITCH,
                    "false",
                    "Whether events of schedules that do nothing but deactivate are not prepared."),
            new Setting(
                    "SLUICE_SCHEDULE_INCLUDE_LATE_LOGINS",
                    SWITCH,
                    "false",
                    "Whether those are acted on too who log in between the preparation and the time of an event."),
            new Setting(
                    "SLUICE_LOGIN_UNKNOWN_MAX",
                    number("logins", 100, 1_000_000),
                    "20000",
                    "How many unknown user names are remembered, so that they cost no look-up each time."),
            new Setting("SLUICE_LOGIN_UNKNOWN_MEMORY_S", number("s", 1, 3_600), "30", "How long they are remembered."),
            new Setting(
                    "SLUICE_EXPECTED_LOGINS_MAX",
                    number("logins", 1_000, 5_000_000),
                    "200000",
                    "How many logins may wait for their Accounting-Start on this node."),
            new Setting(
                    "SLUICE_EXPECTED_LOGINS_WRITE_DELAY_MS",
                    number("ms", 0, 60_000),
                    "2000",
                    "How long the Start may take before the login is written to the database."),
            new Setting(
                    "SLUICE_EXPECTED_LOGINS_LAPSE_S",
                    number("s", 10, 3_600),
                    "300",
                    "After how long without a Start a login no longer counts."),
            new Setting(
                    "SLUICE_SESSIONS_SILENT_INTERVALS",
                    "sluice.sessions.silent-intervals",
                    number("intervals", 2, 100),
                    "3",
                    "How many interim intervals without a record end a session, where its NAS has no silence time."),
            new Setting(
                    "SLUICE_RETENTION_ACCOUNTING_DAYS",
                    "sluice.retention.accounting-days",
                    number("days", 0, 36_500),
                    "0",
                    "How many days accounting records and usage are kept by the job `retention`; 0 for all."),
            new Setting(
                    "SLUICE_RADIUS_ACCT_WORKERS",
                    number("threads", 0, 64),
                    "2",
                    "Threads that store accounting; 0 lets the receiver do it."),
            new Setting(
                    "SLUICE_RADIUS_ACCT_BATCH_LIMIT",
                    "sluice.radius.acct.batch-limit",
                    number("packets", 1, 256),
                    "256",
                    "Most accounting packets in one transaction."),
            new Setting(
                    "SLUICE_RADIUS_DYNAUTH_TIMESTAMP_SECONDS",
                    "sluice.radius.dynauth.timestamp-seconds",
                    number("s", 0, 3_600),
                    "300",
                    "How far the Event-Timestamp of a CoA- or Disconnect-Request may be off, either way; 0 for any."),
            new Setting(
                    "SLUICE_RADIUS_DYNAUTH_TIMESTAMP_REQUIRED",
                    "sluice.radius.dynauth.timestamp-required",
                    SWITCH,
                    "false",
                    "Whether a CoA- or Disconnect-Request without Event-Timestamp is discarded."),
            new Setting(
                    "SLUICE_COA_DEADLINE_S",
                    number("s", 5, 28),
                    "25",
                    "After how long a CoA- or Disconnect-Request that the NAS has not answered is undone and refused."),
            new Setting(
                    "SLUICE_COA_PENDING_MAX",
                    number("requests", 1, 1_000_000),
                    "10000",
                    "How many CoA- and Disconnect-Requests may wait for their NASes on this node."),
            new Setting(
                    "SLUICE_COA_STOP_STRICT",
                    SWITCH,
                    "false",
                    "Whether a CoA-Request to stop a service that does not run is refused instead of done already."),
            new Setting(
                    "SLUICE_RADIUS_OUTBOUND_ADDRESS",
                    ADDRESS,
                    "",
                    "Source address of CoA- and Disconnect-Requests to NASes; unset leaves it to the routing table."),
            new Setting(
                    "SLUICE_RADIUS_OUTBOUND_MAX_SOURCE_PORTS",
                    "sluice.radius.outbound.max-source-ports",
                    number("ports", 1, 1_024),
                    "64",
                    "Most source ports used towards one NAS; each carries 256 requests at once."),
            new Setting(
                    "SLUICE_RADIUS_OUTBOUND_IDENTIFIER_REST_MILLIS",
                    "sluice.radius.outbound.identifier-rest-millis",
                    number("ms", 0, 300_000),
                    "1000",
                    "How long an identifier is not used again after its reply."));

    static final List<Setting> ALL =
            Stream.concat(COMMON.stream(), TUNING.stream()).toList();

    private SettingTable() {}
}
