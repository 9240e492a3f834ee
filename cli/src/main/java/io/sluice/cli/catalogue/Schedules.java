package io.sluice.cli.catalogue;

import static io.sluice.cli.output.Column.of;
import static io.sluice.cli.output.Column.wide;
import static io.sluice.cli.resource.VerbName.CREATE;
import static io.sluice.cli.resource.VerbName.DELETE;
import static io.sluice.cli.resource.VerbName.LIST;
import static io.sluice.cli.resource.VerbName.SET;
import static io.sluice.cli.resource.VerbName.SHOW;
import static io.sluice.cli.resource.VerbName.UPDATE;

import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.output.View;
import io.sluice.cli.resource.Field;
import io.sluice.cli.resource.Filter;
import io.sluice.cli.resource.Key;
import io.sluice.cli.resource.Part;
import io.sluice.cli.resource.Readings;
import io.sluice.cli.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happens to services by the wall clock. */
public final class Schedules {
    private static final Key ID = Key.plain("<id>", "The schedule's id, as listed.");

    public static final Resource SCHEDULE = Resource.of("schedule", "schedules")
            .named(ID, "id")
            .posted()
            .readOnly("id", "warnings")
            .columns(
                    of("ID", "id", Kind.TEXT),
                    of("OWNER", "owner", Kind.TEXT),
                    of("NAME", "name", Kind.TEXT),
                    of("ENABLED", "enabled", Kind.TEXT),
                    wide("DESCRIPTION", "description", Kind.TEXT))
            .parts(Part.inside(
                    "Entries",
                    "entries",
                    new View(
                            "no entry",
                            List.of(
                                    of("FROM", "from", Kind.TEXT),
                                    of("TO", "to", Kind.TEXT),
                                    of("ACTIONS", "actions", Kind.TEXT),
                                    of("LABEL", "label", Kind.TEXT)))))
            .filters(
                    Filter.of("--owner", "owner", "<owner>", "Only of this owner, like retailers/isp1."),
                    Filter.of("--service", "service", "<name>", "Only with rules for this service."))
            .fields(
                    Field.text("name", "/name", "<name>", "Its name, unique within its owner."),
                    Field.text(
                            "owner",
                            "/owner",
                            "<owner>",
                            "services/global, scopes/<name>, retailers/<name> or subscribers/<id>; stays as it is."),
                    Field.text("description", "/description", "<text>", "What it is for."),
                    Field.onOff("enabled", "/enabled", "Whether it acts."))
            .verbs(LIST, SHOW, CREATE, UPDATE, DELETE);

    public static final Resource OCCURRENCE = Resource.of("occurrence", "schedules/{}/occurrences")
            .below(ID)
            .columns(
                    of("LOCAL", "local", Kind.TEXT),
                    of("ZONE", "zone", Kind.TEXT),
                    of("KIND", "kind", Kind.TEXT),
                    of("END", "end", Kind.INSTANT),
                    of("EXCLUDED-BY", "excludedBy", Kind.TEXT),
                    of("LABEL", "label", Kind.TEXT),
                    wide("TIME", "time", Kind.INSTANT),
                    wide("ENTRY", "entry", Kind.TEXT))
            .filters(
                    Filter.of("--from", "from", "<time>", "From this time on; now unless given."),
                    Filter.of("--to", "to", "<time>", "Before this time; a week later unless given."))
            .verbs(LIST);

    public static final Resource HOLIDAY = Resource.of("holiday calendar", "holidays")
            .named(Key.plain("<name>", "The calendar's name."), "name")
            .readOnly("name", "warnings")
            .columns(of("NAME", "name", Kind.TEXT), wide("DAYS", "days", Kind.TEXT))
            .parts(Part.inside(
                    "Days",
                    "days",
                    new View("no day", List.of(of("DATE", "date", Kind.TEXT), of("TITLE", "title", Kind.TEXT)))))
            .fields(Field.many(
                    "day",
                    "/days",
                    "<date=title>",
                    "A day, like 2026-12-25=Christmas; repeatable; all are replaced.",
                    Schedules::days))
            .verbs(LIST, SHOW, CREATE, SET, UPDATE, DELETE);

    private Schedules() {}

    private static List<Map<String, String>> days(List<String> given) {
        List<Map<String, String>> days = new ArrayList<>();
        for (String typed : Readings.isNothing(given) ? List.<String>of() : given) {
            int equals = typed.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'" + typed + "' is not written as date=title");
            }
            days.add(Map.of("date", typed.substring(0, equals), "title", typed.substring(equals + 1)));
        }
        return days;
    }
}
