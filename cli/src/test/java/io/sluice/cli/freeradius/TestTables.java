package io.sluice.cli.freeradius;

import java.util.HashMap;
import java.util.Map;

/** Tables as a test says them, one row a call. */
final class TestTables {

    final Tables tables = new Tables();
    private long id;

    TestTables check(String user, String attribute, String op, String value) {
        return row(Table.RADCHECK, "username", user, attribute, op, value);
    }

    TestTables reply(String user, String attribute, String op, String value) {
        return row(Table.RADREPLY, "username", user, attribute, op, value);
    }

    TestTables groupCheck(String group, String attribute, String op, String value) {
        return row(Table.RADGROUPCHECK, "groupname", group, attribute, op, value);
    }

    TestTables groupReply(String group, String attribute, String op, String value) {
        return row(Table.RADGROUPREPLY, "groupname", group, attribute, op, value);
    }

    private TestTables row(Table table, String column, String owner, String attribute, String op, String value) {
        Map<String, String> columns = new HashMap<>(
                Map.of(column, owner, "attribute", attribute, "op", op, "value", value, "id", String.valueOf(++id)));
        tables.add(table, columns);
        return this;
    }

    TestTables member(String user, String group, int priority) {
        tables.add(
                Table.RADUSERGROUP,
                Map.of("username", user, "groupname", group, "priority", String.valueOf(priority), "id", "" + ++id));
        return this;
    }

    TestTables nas(Map<String, String> columns) {
        tables.add(Table.NAS, columns);
        return this;
    }
}
