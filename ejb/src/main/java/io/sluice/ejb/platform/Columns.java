package io.sluice.ejb.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Rows to be sent to the database as one array for each column, which costs one parameter a column and no round trip a
 * row. Columns come in the order in which they were opened; numbers stay primitive, and −1 stands for "absent".
 */
public final class Columns {

    /** Stands for null in a column of numbers or instants. */
    public static final long ABSENT = -1;

    private static final long MICROS = 1_000_000;

    /** A column of instants, in microseconds since 1970. */
    public record Instants(long[] micros) {}

    private final int rows;
    private final List<Object> arrays = new ArrayList<>();

    public Columns(int rows) {
        this.rows = rows;
    }

    public int rows() {
        return rows;
    }

    public long[] longs() {
        return opened(new long[rows]);
    }

    /** Instants, in microseconds since 1970. */
    public long[] instants() {
        return opened(new Instants(new long[rows])).micros();
    }

    public int[] ints() {
        return opened(new int[rows]);
    }

    public boolean[] flags() {
        return opened(new boolean[rows]);
    }

    /** Texts; a null is stored as null. */
    public String[] texts() {
        return opened(new String[rows]);
    }

    public byte[][] octets() {
        return opened(new byte[rows][]);
    }

    /** The columns: {@code long[]}, {@link Instants}, {@code int[]}, {@code boolean[]}, {@code String[]}, {@code byte[][]}. */
    public List<Object> arrays() {
        return arrays;
    }

    /** An instant as {@link #instants} holds it, null as {@link #ABSENT}. */
    public static long micros(@Nullable Instant instant) {
        return instant == null ? ABSENT : instant.getEpochSecond() * MICROS + instant.getNano() / 1_000;
    }

    /** The instant that so many microseconds since 1970 are. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    /** Sets a statement's first parameters to the columns, as its database's driver takes them. */
    public void bind(PreparedStatement statement, Engine engine) throws SQLException {
        int parameter = 1;
        for (Object array : arrays) {
            statement.setObject(parameter++, engine.parameter(array));
        }
    }

    /** Which database a statement is for. */
    public enum Engine {
        /** Takes Java's arrays in binary as they are, and instants as numbers of microseconds. */
        POSTGRESQL {
            @Override
            Object parameter(Object array) {
                return array instanceof Instants instants ? instants.micros() : array;
            }
        },
        /** Takes arrays of objects. */
        H2 {
            @Override
            Object parameter(Object array) {
                if (array instanceof Instants instants) {
                    return Arrays.stream(instants.micros())
                            .mapToObj(micros -> micros == ABSENT ? null : instant(micros))
                            .toArray();
                }
                if (array instanceof long[] numbers) {
                    return Arrays.stream(numbers).boxed().toArray();
                }
                if (array instanceof int[] numbers) {
                    return Arrays.stream(numbers).boxed().toArray();
                }
                if (array instanceof boolean[] flags) {
                    Object[] boxed = new Object[flags.length];
                    Arrays.setAll(boxed, i -> flags[i]);
                    return boxed;
                }
                return array;
            }
        };

        abstract Object parameter(Object array);

        /** The one behind a data source. */
        public static Engine of(DataSource database) {
            try (Connection connection = database.getConnection()) {
                return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRESQL : H2;
            } catch (SQLException e) {
                throw new IllegalStateException("the database does not say what it is", e);
            }
        }
    }

    private <T> T opened(T array) {
        arrays.add(array);
        return array;
    }
}
