/**
 * Servers that the person works with, by name: {@code contexts.json} and the noun {@code context}. No secret is kept there, only
 * where one lies. Open {@link io.sluice.cli.context.Contexts} first.
 */
@NullMarked
package io.sluice.cli.context;

import org.jspecify.annotations.NullMarked;
