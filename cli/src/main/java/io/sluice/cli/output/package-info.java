/**
 * Shows what the server answered: as aligned columns for people, as JSON, YAML or CSV for programs. Depends on
 * {@code api} for its {@code Item} only. Open {@link io.sluice.cli.output.View} first.
 */
@NullMarked
package io.sluice.cli.output;

import org.jspecify.annotations.NullMarked;
