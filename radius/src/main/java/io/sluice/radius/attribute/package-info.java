/**
 * Which attributes there are, by number. May depend on nothing.
 */
@NullMarked
package io.sluice.radius.attribute;

import org.jspecify.annotations.NullMarked;
