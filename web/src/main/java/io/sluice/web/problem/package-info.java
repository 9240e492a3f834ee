/**
 * What is said when a request cannot be answered: problem details (RFC 9457), one type for each kind of error. Knows no
 * resource. Open {@link io.sluice.web.problem.Problem} first.
 */
@NullMarked
package io.sluice.web.problem;

import org.jspecify.annotations.NullMarked;
