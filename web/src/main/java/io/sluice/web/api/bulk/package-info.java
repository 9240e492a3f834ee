/**
 * Reads long bodies line by line without ever holding one whole: NDJSON and CSV. A line that cannot be read costs only itself.
 * Knows how a subscriber looks as JSON from {@code io.sluice.web.api.write}, and no resource. Open
 * {@link io.sluice.web.api.bulk.Lines} first.
 */
@NullMarked
package io.sluice.web.api.bulk;

import org.jspecify.annotations.NullMarked;
