package io.sluice.ejb.overview;

import java.time.Instant;

/**
 * Sessions that began in one hour.
 *
 * @param from when the hour begins (UTC)
 */
public record HourOfLogins(Instant from, long logins) {}
