/**
 * One frame for every resource of the interface: a {@link io.sluice.cli.resource.Resource} says what it is called, where it lies and
 * which members options set, and the verbs here list, show, make, change and delete it. Depends on {@code api} and
 * {@code output}; knows no particular resource. Open {@link io.sluice.cli.resource.Resource} first.
 */
@NullMarked
package io.sluice.cli.resource;

import org.jspecify.annotations.NullMarked;
