/**
 * The contract between the resource adapter and the application: batches in, requests out.
 *
 * <p>Open {@link io.sluice.radius.connector.RadiusListener} first.
 */
@NullMarked
package io.sluice.radius.connector;

import org.jspecify.annotations.NullMarked;
