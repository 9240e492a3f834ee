package io.sluice.cli.action;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Request;
import io.sluice.cli.output.Column;
import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.output.View;
import io.sluice.cli.resource.Verb;
import java.util.List;
import java.util.Optional;

/** {@code audit verify}: whether the audit trail is what was written; fails if it is not. */
public final class VerifyVerb extends Verb {
    private static final View VERDICT = new View(
            "",
            List.of(
                    Column.of("INTACT", "intact", Kind.TEXT),
                    Column.of("SEALED", "sealed", Kind.COUNT),
                    Column.of("OPEN", "open", Kind.COUNT),
                    Column.of("END", "end", Kind.TEXT),
                    Column.of("BROKEN-AT", "firstBroken.place", Kind.COUNT),
                    Column.of("ENTRY", "firstBroken.id", Kind.COUNT),
                    Column.of("REASON", "firstBroken.reason", Kind.TEXT)));

    public VerifyVerb(Surroundings surroundings, String description) {
        super(surroundings, "verify", description);
        takesFormat();
    }

    @Override
    public void run() {
        Item verdict = server.connect().send(Request.get("audit:verify")).item();
        report().one(VERDICT, verdict, format());
        if (!verdict.value("intact").equals(Optional.of(true))) {
            throw new CommandFailure(ExitStatus.FAILED, "the audit trail is not what was written");
        }
    }
}
