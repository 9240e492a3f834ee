package io.sluice.cli.live;

import static io.sluice.cli.output.Column.of;
import static io.sluice.cli.output.Column.wide;
import static io.sluice.cli.resource.VerbName.LIST;
import static io.sluice.cli.resource.VerbName.SHOW;

import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.resource.Filter;
import io.sluice.cli.resource.Key;
import io.sluice.cli.resource.Resource;

/** What is, was or will be changed in live services. */
public final class Operations {
    public static final Resource OPERATION = Resource.of("operation", "operations")
            .named(Key.plain("<id>", "The operation's id, as listed."), "id")
            .columns(
                    of("STATE", "state", Kind.TEXT),
                    of("LANE", "lane", Kind.TEXT),
                    of("ORIGIN", "origin", Kind.TEXT),
                    of("LOGIN", "login", Kind.TEXT),
                    of("NAS", "nas", Kind.TEXT),
                    of("CHANGE", "change", Kind.TEXT),
                    of("REQUESTED", "requestedAt", Kind.INSTANT),
                    of("REASON", "reason", Kind.TEXT),
                    of("ID", "id", Kind.TEXT),
                    wide("STEP", "step", Kind.TEXT),
                    wide("PHASE", "phase", Kind.TEXT),
                    wide("CONFIRMATION", "confirmation", Kind.TEXT),
                    wide("SENT", "sentAt", Kind.INSTANT),
                    wide("ATTEMPTS", "attempts", Kind.COUNT),
                    wide("ERROR-CAUSE", "errorCause", Kind.COUNT),
                    wide("DUE", "dueAt", Kind.INSTANT),
                    wide("GIVE-UP", "giveUpAt", Kind.INSTANT),
                    wide("OVER", "overAt", Kind.INSTANT),
                    wide("ACCT-SESSION-ID", "acctSessionId", Kind.TEXT),
                    wide("SESSION", "subscriberSessionId", Kind.TEXT))
            .filters(
                    Filter.choice(
                            "--state",
                            "state",
                            "Only in this state: requested, sent, done, failed, expired, cancelled.",
                            "REQUESTED",
                            "SENT",
                            "DONE",
                            "FAILED",
                            "EXPIRED",
                            "CANCELLED"),
                    Filter.of("--nas", "nas", "<name>", "Only at this NAS."),
                    Filter.of("--login", "login", "<login>", "Only of this login name."),
                    Filter.choice(
                            "--lane",
                            "lane",
                            "Only in this lane: person, threshold, schedule, bulk.",
                            "PERSON",
                            "THRESHOLD",
                            "SCHEDULE",
                            "BULK"),
                    Filter.of("--origin", "origin", "<origin>", "Only from there, like REST, COA, LOGIN."))
            .verbs(LIST, SHOW);

    private Operations() {}
}
