/**
 * {@code sluice import junose-macro}: what the header of a JunosE service macro says of a service becomes a definition, sent through
 * the interface. The macro itself stays on the router; what Sluice does not take over is told, with its line.
 *
 * <p>{@code MacroStatements} finds the statements of a file, {@code MacroReading} makes a {@code MacroService} of them. Open
 * {@link io.sluice.cli.junose.ImportJunoseMacro} first.
 */
@NullMarked
package io.sluice.cli.junose;

import org.jspecify.annotations.NullMarked;
