package io.sluice.cli.freeradius;

/**
 * Something that cannot be translated.
 *
 * @param table where it stands
 * @param row its id there, empty if the table has none
 * @param subject user, group or NAS
 * @param reason why, and what becomes of it; never a password
 */
record Problem(String table, String row, String subject, String reason) implements Comparable<Problem> {

    static Problem of(AttributeRow row, String reason) {
        return new Problem(row.table().text(), String.valueOf(row.id()), row.owner(), reason);
    }

    static Problem ofUser(String user, String reason) {
        return new Problem(Table.RADCHECK.text(), "", user, reason);
    }

    @Override
    public int compareTo(Problem other) {
        int byTable = table.compareTo(other.table);
        if (byTable != 0) {
            return byTable;
        }
        int byLength = Integer.compare(row.length(), other.row.length());
        int byRow = byLength != 0 ? byLength : row.compareTo(other.row);
        int bySubject = byRow != 0 ? byRow : subject.compareTo(other.subject);
        return bySubject != 0 ? bySubject : reason.compareTo(other.reason);
    }
}
