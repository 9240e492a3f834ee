package io.sluice.radius.connector;

/** How the application reaches the connector; looked up as {@code java:/eis/Radius}. */
public interface RadiusConnectionFactory {

    /** A handle for this caller; close it when done. */
    RadiusConnection connect();
}
