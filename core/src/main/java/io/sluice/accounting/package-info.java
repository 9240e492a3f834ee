/**
 * What was used: records as received and the usage they tell. Knows no other package.
 */
@NullMarked
package io.sluice.accounting;

import org.jspecify.annotations.NullMarked;
