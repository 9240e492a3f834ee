package io.sluice.web.api.bulk;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the columns of a CSV file of subscribers are, by its first line: {@code kind}, {@code parent}, {@code name}, {@code login},
 * {@code password}, {@code status}, {@code zone}, {@code concurrency}; {@code attribute.NAME} or {@code attribute.NAME:TAG}, which
 * may come several times; {@code service.TAG} with an activation string, {@code service.TAG.timeout}, {@code .volume},
 * {@code .statistics} and {@code .interim}. An empty cell says nothing.
 */
public final class CsvColumns {

    private static final Set<String> PLAIN =
            Set.of("kind", "parent", "name", "login", "password", "status", "zone", "concurrency");
    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\.([^:]{1,128})(?::(\\d{1,9}))?");
    private static final Pattern SERVICE =
            Pattern.compile("service\\.(\\d{1,9})(?:\\.(timeout|volume|statistics|interim))?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final JsonProvider JSON = JsonProvider.provider();

    private final List<String> names;

    private CsvColumns(List<String> names) {
        this.names = names;
    }

    /**
     * Reads the first line.
     *
     * @throws IllegalArgumentException naming the column that is unknown or there twice
     */
    public static CsvColumns of(String header) {
        String text = header.startsWith("\ufeff") ? header.substring(1) : header;
        List<String> names = CsvCells.of(text).stream().map(String::strip).toList();
        Set<String> once = new HashSet<>();
        for (String name : names) {
            boolean attribute = ATTRIBUTE.matcher(name).matches();
            if (!attribute && !PLAIN.contains(name) && !SERVICE.matcher(name).matches()) {
                throw new IllegalArgumentException("there is no column '" + name + "'");
            }
            if (!attribute && !once.add(name)) {
                throw new IllegalArgumentException("column '" + name + "' is there twice");
            }
        }
        return new CsvColumns(names);
    }

    /**
     * A line in the shape that it has in NDJSON.
     *
     * @throws IllegalArgumentException if it cannot be split or has another number of cells
     */
    public JsonObject object(String line) {
        List<String> cells = CsvCells.of(line);
        if (cells.size() != names.size()) {
            throw new IllegalArgumentException(
                    "the line has " + cells.size() + " cells, the first line has " + names.size());
        }
        Draft draft = new Draft();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                draft.put(names.get(i), cells.get(i));
            }
        }
        return draft.object();
    }

    /** A text where no number is, so that whoever reads it says so. */
    private static JsonValue number(String cell) {
        return NUMBER.matcher(cell).matches() ? JSON.createValue(Long.parseLong(cell)) : JSON.createValue(cell);
    }

    /** One line while its cells are put where they belong. */
    private static final class Draft {

        private final JsonObjectBuilder subscriber = JSON.createObjectBuilder();
        private final List<JsonObjectBuilder> attributes = new ArrayList<>();
        private final Map<Long, JsonObjectBuilder> services = new TreeMap<>();

        void put(String column, String cell) {
            Matcher attribute = ATTRIBUTE.matcher(column);
            Matcher service = SERVICE.matcher(column);
            if (attribute.matches()) {
                JsonObjectBuilder object = JSON.createObjectBuilder().add("name", attribute.group(1));
                if (attribute.group(2) != null) {
                    object.add("tag", Long.parseLong(attribute.group(2)));
                }
                attributes.add(object.add("value", cell));
            } else if (service.matches()) {
                long tag = Long.parseLong(service.group(1));
                JsonObjectBuilder object = services.computeIfAbsent(
                        tag, each -> JSON.createObjectBuilder().add("tag", tag));
                if (service.group(2) == null) {
                    object.add("activate", cell);
                } else {
                    object.add(service.group(2), number(cell));
                }
            } else if (column.equals("concurrency")) {
                subscriber.add(column, number(cell));
            } else {
                subscriber.add(column, cell);
            }
        }

        JsonObject object() {
            if (!attributes.isEmpty() || !services.isEmpty()) {
                var each = JSON.createArrayBuilder();
                attributes.forEach(each::add);
                var started = JSON.createArrayBuilder();
                services.values().forEach(started::add);
                subscriber.add(
                        "record",
                        JSON.createObjectBuilder().add("attributes", each).add("services", started));
            }
            return subscriber.build();
        }
    }
}
