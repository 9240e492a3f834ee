/** Tests of the operations' planner and machine, against a NAS that gets everything wrong but its word. */
@NullMarked
package io.sluice.operation;

import org.jspecify.annotations.NullMarked;
