/**
 * What {@code sluice nas simulate} and {@code sluice nas load} share: how options are written, whom RADIUS is spoken with, and how a
 * long run tells where it stands.
 *
 * <p>Both play the NAS, so they speak RADIUS to the server and know nothing of its REST interface.
 */
@NullMarked
package io.sluice.cli.nas;

import org.jspecify.annotations.NullMarked;
