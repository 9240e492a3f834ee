/** The examples that schedules are held to, and the vocabulary in which they are told. */
@NullMarked
package io.sluice.schedule;

import org.jspecify.annotations.NullMarked;
