package io.sluice.cli.freeradius;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What FreeRADIUS's rlm_sql would find for a user who sends the right password, with {@code read_groups = yes} as shipped: the
 * control list, and the reply list if the login succeeds.
 *
 * <p>User first, then groups by priority, where a group without matching check items is passed over and the first that matches
 * is the last, unless its reply says {@code Fall-Through = Yes}. {@code Fall-Through = No} at the user keeps the groups out. A
 * user without rows in radcheck gets nothing of radreply.
 */
final class Authorization {

    /** What FreeRADIUS's paircompare never compares with the request, whatever the operator. */
    private static final Set<String> UNCOMPARED =
            Set.of("auth-type", "autz-type", "acct-type", "session-type", "crypt-password", "strip-user-name");

    private final Tables tables;
    private final Consumer<Problem> problems;
    private final PairReader reader;
    private final PairList control = new PairList();
    private final PairList reply = new PairList();
    private boolean conditional;
    private boolean known;

    private Authorization(Tables tables, Consumer<Problem> problems) {
        this.tables = tables;
        this.problems = problems;
        this.reader = new PairReader(problems);
    }

    static Authorization of(String user, Tables tables, Consumer<Problem> problems) {
        Authorization authorization = new Authorization(tables, problems);
        authorization.authorize(user);
        return authorization;
    }

    private void authorize(String user) {
        List<AttributeRow> checks = tables.rows(Table.RADCHECK, user);
        FallThrough through = FallThrough.UNSAID;
        if (!checks.isEmpty()) {
            known = true;
            List<Pair> pairs = read(checks);
            pairs.stream().filter(Authorization::asks).forEach(this::tellCondition);
            conditional = pairs.stream().anyMatch(Authorization::asks);
            control.merge(assignments(pairs));
            through = mergeReply(tables.rows(Table.RADREPLY, user));
        } else {
            tables.rows(Table.RADREPLY, user)
                    .forEach(row -> problems.accept(Problem.of(
                            row,
                            "the user has no row in radcheck, and so FreeRADIUS never sends this; it is left out")));
        }
        if (through != FallThrough.NO) {
            authorizeGroups(tables.groups(user));
        }
    }

    private void authorizeGroups(List<String> groups) {
        for (String group : groups) {
            List<Pair> checks = read(tables.rows(Table.RADGROUPCHECK, group));
            List<Pair> asking = checks.stream().filter(Authorization::asks).toList();
            if (!asking.isEmpty()) {
                asking.forEach(pair -> problems.accept(Problem.of(
                        pair.row(),
                        "whether the group counts depends on " + pair.name()
                                + " of the request; Sluice has no such condition, and the group is left out")));
                continue;
            }
            known = true;
            control.merge(assignments(checks));
            if (mergeReply(tables.rows(Table.RADGROUPREPLY, group)) != FallThrough.YES) {
                return;
            }
        }
    }

    private List<Pair> read(List<AttributeRow> rows) {
        List<Pair> pairs = new ArrayList<>();
        rows.forEach(row -> reader.read(row).ifPresent(pairs::add));
        return pairs;
    }

    /** Whether a check item makes the login depend on what the NAS sends. */
    private static boolean asks(Pair pair) {
        boolean password = pair.is("User-Password") && pair.op() == Operator.SAME;
        return !pair.op().assigns()
                && !password
                && !UNCOMPARED.contains(pair.name().toLowerCase(Locale.ROOT));
    }

    private void tellCondition(Pair pair) {
        String reason = pair.is("Cleartext-Password")
                ? "Cleartext-Password " + pair.op() + " compares with the request, which never carries it: FreeRADIUS"
                        + " refuses this user; write := there"
                : "the login depends on " + pair.name()
                        + " of the request; Sluice has no such condition, and the user is" + " left out";
        problems.accept(Problem.of(pair.row(), reason));
    }

    private static List<Pair> assignments(List<Pair> pairs) {
        List<Pair> assigning = new ArrayList<>();
        for (Pair pair : pairs) {
            if (pair.op().assigns()) {
                assigning.add(pair);
            } else if (!asks(pair)) {
                assigning.add(new Pair(pair.row(), pair.name(), pair.tag(), Operator.SET, pair.value()));
            }
        }
        return assigning;
    }

    private FallThrough mergeReply(List<AttributeRow> rows) {
        List<Pair> assigning = new ArrayList<>();
        FallThrough through = FallThrough.UNSAID;
        for (Pair pair : read(rows)) {
            if (pair.is("Fall-Through")) {
                through = FallThrough.of(pair.value());
            } else if (pair.op().assigns()) {
                assigning.add(pair);
            } else {
                problems.accept(Problem.of(
                        pair.row(),
                        "the operator " + pair.op() + " assigns nothing; the row is left out of the reply"));
            }
        }
        reply.merge(assigning);
        return through;
    }

    PairList control() {
        return control;
    }

    List<Pair> reply() {
        return reply.pairs();
    }

    /** Whether who may log in depends on what a request says. */
    boolean isConditional() {
        return conditional;
    }

    /** Whether FreeRADIUS finds the user at all. */
    boolean isKnown() {
        return known;
    }

    private enum FallThrough {
        YES,
        NO,
        UNSAID;

        static FallThrough of(String value) {
            return value.equalsIgnoreCase("yes") || value.equals("1") ? YES : NO;
        }
    }
}
