/** Rehearsals, and that they foretell what the clockwork does. */
@NullMarked
package io.sluice.schedule.rehearsal;

import org.jspecify.annotations.NullMarked;
