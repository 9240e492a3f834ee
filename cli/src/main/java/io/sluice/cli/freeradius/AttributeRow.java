package io.sluice.cli.freeradius;

/**
 * A row of radcheck, radreply, radgroupcheck or radgroupreply.
 *
 * @param owner user or group
 * @param attribute as written, with a tag behind a colon where it has one
 */
record AttributeRow(Table table, long id, String owner, String attribute, String op, String value) {

    /** Leaves the value out: it may be a password. */
    @Override
    public String toString() {
        return table.text() + " " + id + ": " + owner + " " + attribute + " " + op;
    }
}
