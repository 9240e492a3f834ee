/**
 * What the resources of the interface are called, which columns they show and which options set which members; the frame that makes
 * commands of it is {@code resource}. Open {@link io.sluice.cli.catalogue.Network} first.
 */
@NullMarked
package io.sluice.cli.catalogue;

import org.jspecify.annotations.NullMarked;
