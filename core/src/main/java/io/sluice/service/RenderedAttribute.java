package io.sluice.service;

import org.jspecify.annotations.Nullable;

/**
 * An attribute that a rendering made of an activation, for a dialect to encode.
 *
 * @param name as the dictionary spells it
 * @param tag 1–31 for a tagged attribute, null for none
 * @param value as text in the dictionary's notation
 */
public record RenderedAttribute(String name, @Nullable Integer tag, String value) {}
