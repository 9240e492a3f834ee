/**
 * Attribute names and types from dictionaries in FreeRADIUS's format, read through TinyRadius.
 */
@NullMarked
package io.sluice.radius.dictionary;

import org.jspecify.annotations.NullMarked;
