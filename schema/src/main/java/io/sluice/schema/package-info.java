/**
 * The tables: migrations under {@code db/migration} and what runs them before Hibernate compares its mappings with them.
 *
 * <p>Knows no other package. Open {@link io.sluice.schema.SchemaMigration} first.
 */
@NullMarked
package io.sluice.schema;

import org.jspecify.annotations.NullMarked;
