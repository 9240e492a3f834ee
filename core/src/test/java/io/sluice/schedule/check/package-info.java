/** What checks of schedules are tested with. */
@NullMarked
package io.sluice.schedule.check;

import org.jspecify.annotations.NullMarked;
