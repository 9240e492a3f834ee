/**
 * What the launcher asks before it starts the server: are the settings readable, are the ports free, does the database answer?
 * Every complaint is one line that names the setting and says what to do.
 *
 * <p>{@link io.sluice.cli.preflight.SettingTable} lists all settings and is the first class to open; the page
 * {@code docs/operations/settings.md} is compared with it. Depends on the JDK only; the JDBC drivers are on the class path that the
 * launcher gives.
 */
@NullMarked
package io.sluice.cli.preflight;

import org.jspecify.annotations.NullMarked;
