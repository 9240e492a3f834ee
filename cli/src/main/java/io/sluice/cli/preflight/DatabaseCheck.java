package io.sluice.cli.preflight;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** Logs in to the database as the server will. */
final class DatabaseCheck {

    private static final String SECONDS_TO_ANSWER = "5";

    private final Settings settings;

    DatabaseCheck(Settings settings) {
        this.settings = settings;
    }

    /** What is wrong with the address, the user or the password. */
    Optional<Problem> problem() {
        Properties login = new Properties();
        login.setProperty("user", settings.value(SettingTable.DB_USER));
        login.setProperty("password", settings.value(SettingTable.DB_PASSWORD));
        login.setProperty("connectTimeout", SECONDS_TO_ANSWER);
        login.setProperty("loginTimeout", SECONDS_TO_ANSWER);
        login.setProperty("socketTimeout", SECONDS_TO_ANSWER);
        String url = settings.value(SettingTable.DB_URL);
        try (Connection connection = DriverManager.getConnection(url, login)) {
            return connection.isReadOnly()
                    ? Optional.of(new Problem(SettingTable.DB_URL.variable(), ": the database is read-only"))
                    : Optional.empty();
        } catch (SQLException refused) {
            return explain(refused);
        }
    }

    /** The driver's own words are a paragraph; what the network said is a phrase. */
    private static String reason(SQLException refused) {
        Throwable cause = refused.getCause();
        if (cause instanceof UnknownHostException) {
            return "host " + cause.getMessage() + " is not known";
        }
        return cause == null || cause.getMessage() == null ? refused.getMessage() : cause.getMessage();
    }

    private Optional<Problem> explain(SQLException refused) {
        String user = settings.value(SettingTable.DB_USER);
        String state = String.valueOf(refused.getSQLState());
        return switch (state) {
            case "28P01", "28000" ->
                Optional.of(new Problem(
                        SettingTable.DB_PASSWORD.variable(),
                        "or SLUICE_DB_USER is wrong: the database refuses user '" + user + "' with that password"));
            case "3D000" ->
                Optional.of(new Problem(
                        SettingTable.DB_URL.variable(),
                        "names a database that does not exist; create it, owned by '" + user + "'"));
            case "08001", "08004", "08006" ->
                Optional.of(new Problem(
                        SettingTable.DB_URL.variable(),
                        "names a database that does not answer: " + reason(refused) + "; is it running there?"));
            default ->
                Optional.of(new Problem(
                        SettingTable.DB_URL.variable(),
                        "cannot be used: " + refused.getMessage() + " (SQLState " + state + ")"));
        };
    }
}
