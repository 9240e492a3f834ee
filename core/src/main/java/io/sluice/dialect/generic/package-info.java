/**
 * The dialect of NASes that know standard attributes only: services become a Filter-Id, or what else their definitions render.
 */
@NullMarked
package io.sluice.dialect.generic;

import org.jspecify.annotations.NullMarked;
