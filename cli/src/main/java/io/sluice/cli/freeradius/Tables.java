package io.sluice.cli.freeradius;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What stands in the tables, all of it in memory: some 1 kB a user. */
final class Tables {

    private record Membership(String group, long priority, long order) {}

    private final Map<Table, Map<String, List<AttributeRow>>> attributes = new EnumMap<>(Table.class);
    private final Map<String, List<Membership>> groups = new HashMap<>();
    private final List<Map<String, String>> nases = new ArrayList<>();
    private final Map<String, String> words = new HashMap<>();
    private final Map<Table, Long> counts = new EnumMap<>(Table.class);

    /**
     * Takes a row.
     *
     * @param columns values by column name in lower case; columns that are NULL are absent
     */
    void add(Table table, Map<String, String> columns) {
        long count = counts.merge(table, 1L, Long::sum);
        long id = number(columns.get("id"), count);
        switch (table) {
            case NAS -> nases.add(new LinkedHashMap<>(columns));
            case RADUSERGROUP ->
                groups.computeIfAbsent(columns.getOrDefault("username", ""), user -> new ArrayList<>(1))
                        .add(new Membership(
                                word(columns.getOrDefault("groupname", "")), number(columns.get("priority"), 0), id));
            default -> {
                String owner = columns.getOrDefault(columns.containsKey("groupname") ? "groupname" : "username", "");
                attributes
                        .computeIfAbsent(table, key -> new HashMap<>())
                        .computeIfAbsent(owner, key -> new ArrayList<>(4))
                        .add(new AttributeRow(
                                table,
                                id,
                                owner,
                                word(columns.getOrDefault("attribute", "")),
                                word(columns.getOrDefault("op", "")),
                                word(columns.getOrDefault("value", ""))));
            }
        }
    }

    private static long number(@Nullable String text, long otherwise) {
        try {
            return text == null ? otherwise : Long.parseLong(text.strip());
        } catch (NumberFormatException notOne) {
            return otherwise;
        }
    }

    /** One object for each different text: plans repeat over all users. */
    private String word(String text) {
        if (text.length() > 64 || words.size() > 100_000) {
            return text;
        }
        return words.computeIfAbsent(text, same -> same);
    }

    /** Rows of a user or group in the order of their ids, as FreeRADIUS's queries ask for them. */
    List<AttributeRow> rows(Table table, String owner) {
        return attributes.getOrDefault(table, Map.of()).getOrDefault(owner, List.of()).stream()
                .sorted(Comparator.comparingLong(AttributeRow::id))
                .toList();
    }

    /** Groups of a user by priority. */
    List<String> groups(String user) {
        return groups.getOrDefault(user, List.of()).stream()
                .sorted(Comparator.comparingLong(Membership::priority).thenComparingLong(Membership::order))
                .map(Membership::group)
                .toList();
    }

    /** Everybody who is named anywhere, in order. */
    Set<String> users() {
        Set<String> users = new TreeSet<>(groups.keySet());
        users.addAll(attributes.getOrDefault(Table.RADCHECK, Map.of()).keySet());
        users.addAll(attributes.getOrDefault(Table.RADREPLY, Map.of()).keySet());
        users.remove("");
        return users;
    }

    List<Map<String, String>> nases() {
        return List.copyOf(nases);
    }

    /** How many rows each table had. */
    Map<Table, Long> counts() {
        return Map.copyOf(counts);
    }
}
