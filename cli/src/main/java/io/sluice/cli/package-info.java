/**
 * The {@code sluice} command: nouns and verbs over the REST interface. Knows no server class, only JSON.
 *
 * <p>Open {@link io.sluice.cli.Sluice} first; commands live in packages by noun, HTTP in {@code api}, formats in
 * {@code output}.
 */
@NullMarked
package io.sluice.cli;

import org.jspecify.annotations.NullMarked;
