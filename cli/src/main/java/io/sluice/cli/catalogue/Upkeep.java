package io.sluice.cli.catalogue;

import static io.sluice.cli.output.Column.of;
import static io.sluice.cli.output.Column.wide;
import static io.sluice.cli.resource.VerbName.LIST;
import static io.sluice.cli.resource.VerbName.SHOW;

import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.resource.Key;
import io.sluice.cli.resource.Resource;

/** Work on everything there is, which takes long. */
public final class Upkeep {
    public static final Resource JOB = Resource.of("job", "jobs")
            .named(Key.plain("<name>", "The job's name, as listed."), "name")
            .columns(
                    of("JOB", "name", Kind.TEXT),
                    of("STATE", "state", Kind.TEXT),
                    of("PERCENT", "percent", Kind.COUNT),
                    of("DONE", "done", Kind.COUNT),
                    of("TOTAL", "total", Kind.COUNT),
                    of("CHANGED", "changed", Kind.COUNT),
                    of("STARTED", "startedAt", Kind.INSTANT),
                    of("ENDED", "endedAt", Kind.INSTANT),
                    wide("RUN", "run", Kind.COUNT),
                    wide("MOVED", "updatedAt", Kind.INSTANT),
                    wide("DETAIL", "detail", Kind.TEXT))
            .verbs(LIST, SHOW);

    private Upkeep() {}
}
