package io.sluice.batch.retention;

import jakarta.ejb.ApplicationException;
import java.time.LocalDate;

/** A partition could not be made; the records of its day are kept with the rest, and the next run tries again. */
@ApplicationException(rollback = true)
public class PartitionNotMade extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PartitionNotMade(LocalDate day, Throwable cause) {
        super("no partition for " + day + ": " + cause.getMessage(), cause);
    }
}
