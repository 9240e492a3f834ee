package io.sluice.ejb.subscriber;

/**
 * What became of the lines of an import.
 *
 * @param created subscribers that are new
 * @param replaced subscribers that were there
 * @param refused lines of which nothing was stored
 */
public record ImportCounts(long created, long replaced, long refused) {

    public static final ImportCounts NONE = new ImportCounts(0, 0, 0);

    public long lines() {
        return created + replaced + refused;
    }

    ImportCounts plus(ImportCounts other) {
        return new ImportCounts(created + other.created, replaced + other.replaced, refused + other.refused);
    }
}
