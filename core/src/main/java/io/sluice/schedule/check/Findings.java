package io.sluice.schedule.check;

import io.sluice.schedule.check.Finding.Check;
import java.util.ArrayList;
import java.util.List;

/** Findings while they are collected, seen from one place of a schedule. For one thread. */
final class Findings {

    private final String place;
    private final List<Finding> found;

    Findings() {
        this("", new ArrayList<>());
    }

    private Findings(String place, List<Finding> found) {
        this.place = place;
        this.found = found;
    }

    /** The same collection, seen from a member of this place. */
    Findings at(String member) {
        return new Findings(place + '/' + member, found);
    }

    Findings at(int index) {
        return at(Integer.toString(index));
    }

    void add(Check check, String detail, String remedy) {
        found.add(new Finding(check, place, detail, remedy));
    }

    List<Finding> found() {
        return List.copyOf(found);
    }
}
