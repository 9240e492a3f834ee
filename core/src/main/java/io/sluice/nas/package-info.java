/**
 * What sessions belong to: NASes, the clients that speak for them, and how they are found. Knows no other package.
 */
@NullMarked
package io.sluice.nas;

import org.jspecify.annotations.NullMarked;
