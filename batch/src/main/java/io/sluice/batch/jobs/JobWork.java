package io.sluice.batch.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One list that a job works through. Doing a piece twice leaves what doing it once leaves. */
public interface JobWork {

    /** Whose it is. */
    JobName job();

    /** Its number within the job, from 0. */
    int number();

    /** How many things the list will have. */
    long total(Connection connection) throws SQLException;

    /**
     * The things that follow a place, in order.
     *
     * @param place the last thing before, empty at the beginning
     */
    List<String> after(Connection connection, String place, int most) throws SQLException;

    /**
     * Does what is to be done with some things, in the transaction of the connection.
     *
     * @return how many were changed
     */
    int process(Connection connection, List<String> things) throws SQLException;
}
