/**
 * Attribute names and types from dictionaries in FreeRADIUS's format, read through TinyRadius, and attributes as text.
 *
 * <p>Open {@link io.sluice.radius.dictionary.RadiusDictionary} first, then
 * {@link io.sluice.radius.dictionary.AttributeText}. Depends on the packet package and on TinyRadius, of which no other
 * package knows.
 */
@NullMarked
package io.sluice.radius.dictionary;

import org.jspecify.annotations.NullMarked;
