package io.sluice.subscriber.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objections while they are collected, seen from one place of a draft. For one thread. */
public final class Objections {

    private final String place;
    private final List<Objection> found;

    /** None yet, seen from the root. */
    public Objections() {
        this("", new ArrayList<>());
    }

    private Objections(String place, List<Objection> found) {
        this.place = place;
        this.found = found;
    }

    /** The same collection, seen from a member of this place. */
    public Objections at(String member) {
        return new Objections(place + '/' + member.replace("~", "~0").replace("/", "~1"), found);
    }

    /** The same collection, seen from an element of this place. */
    public Objections at(int index) {
        return new Objections(place + '/' + index, found);
    }

    public void add(String detail) {
        found.add(new Objection(place, detail));
    }

    void add(Optional<String> detail) {
        detail.ifPresent(this::add);
    }

    String pointer() {
        return place;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them, wherever they were seen from. */
    public List<Objection> found() {
        return List.copyOf(found);
    }
}
