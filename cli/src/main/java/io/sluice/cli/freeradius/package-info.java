/**
 * {@code sluice import freeradius}: what stands in FreeRADIUS's SQL tables becomes clients, NASes, services and subscribers, sent
 * through the interface like anybody's changes. What cannot be said in Sluice is reported, never guessed.
 *
 * <p>Tables are read by {@code TableSource}s; {@code Authorization} does what FreeRADIUS's rlm_sql does at a login, and
 * {@code SubscriberTranslation} says it as a subscriber. Open {@link io.sluice.cli.freeradius.ImportFreeRadius} first.
 */
@NullMarked
package io.sluice.cli.freeradius;

import org.jspecify.annotations.NullMarked;
