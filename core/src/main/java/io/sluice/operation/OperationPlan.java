package io.sluice.operation;

import java.util.List;

/**
 * What is to be done in the session, found when the operation was taken up; stored before the first packet leaves, so
 * that whoever goes on after a crash does the same.
 *
 * @param starts services to start that were not running; these are taken back if the operation fails
 * @param updates running services that are told again, with their new limits
 * @param stops running services to stop as ordered
 * @param supersedes running members of the mutex groups of what is started, to be stopped after that
 * @param kept services that run on; known only where the NAS holds one merged result
 * @param inherited what an earlier operation was to stop and could not; it is stopped where this one fails, since what took its place
 *     runs on. Where this one succeeds, {@code supersedes} has it, unless it was wanted again
 * @param byNas whether the NAS itself stops what is superseded
 */
public record OperationPlan(
        List<ServiceTarget> starts,
        List<ServiceTarget> updates,
        List<ServiceTarget> stops,
        List<ServiceTarget> supersedes,
        List<ServiceTarget> kept,
        List<ServiceTarget> inherited,
        boolean byNas) {

    /** Does nothing with services. */
    public static final OperationPlan NOTHING =
            new OperationPlan(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false);

    public OperationPlan {
        starts = List.copyOf(starts);
        updates = List.copyOf(updates);
        stops = List.copyOf(stops);
        supersedes = List.copyOf(supersedes);
        kept = List.copyOf(kept);
        inherited = List.copyOf(inherited);
    }

    /** One that inherits nothing. */
    public OperationPlan(
            List<ServiceTarget> starts,
            List<ServiceTarget> updates,
            List<ServiceTarget> stops,
            List<ServiceTarget> supersedes,
            List<ServiceTarget> kept,
            boolean byNas) {
        this(starts, updates, stops, supersedes, kept, List.of(), byNas);
    }

    /** As it is stored: a line for each item. */
    public String text() {
        TargetText.Writer text = new TargetText.Writer();
        starts.forEach(target -> text.target("start", target));
        updates.forEach(target -> text.target("update", target));
        stops.forEach(target -> text.target("stop", target));
        supersedes.forEach(target -> text.target("supersede", target));
        kept.forEach(target -> text.target("keep", target));
        inherited.forEach(target -> text.target("inherit", target));
        if (byNas) {
            text.line("by-nas", "");
        }
        return text.toString();
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public static OperationPlan of(String text) {
        TargetText lines = TargetText.of(text, "start", "update", "stop", "supersede", "keep", "inherit", "by-nas");
        return new OperationPlan(
                lines.targets("start"),
                lines.targets("update"),
                lines.targets("stop"),
                lines.targets("supersede"),
                lines.targets("keep"),
                lines.targets("inherit"),
                !lines.values("by-nas").isEmpty());
    }
}
