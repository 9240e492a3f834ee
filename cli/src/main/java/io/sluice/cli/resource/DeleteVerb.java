package io.sluice.cli.resource;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.Answer;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Request;

/** {@code delete}: asks first, unless told not to. */
public final class DeleteVerb extends Verb {
    private final Resource resource;

    public DeleteVerb(Surroundings surroundings, Resource resource, String name, String description) {
        super(surroundings, name, description);
        this.resource = resource;
        takesPlace(resource, true);
        resource.deletion().forEach(each -> onOff(each.description(), each.option()));
        onOff("Does not ask.", "-y", "--yes");
        onOff("Checks everything and changes nothing.", "--dry-run");
    }

    @Override
    public void run() {
        boolean dry = isGiven("--dry-run");
        if (!dry && !isGiven("--yes")) {
            confirm();
        }
        ApiClient client = server.connect();
        String path = path(resource, client);
        Answer current = client.send(Request.get(path));
        Request request = Request.delete(path)
                .header("If-Match", current.etag().orElse(null))
                .parameter("dryRun", dry ? true : null);
        for (Filter each : resource.deletion()) {
            request = request.parameter(each.parameter(), isGiven(each.option()) ? true : null);
        }
        try {
            client.send(request);
        } catch (CommandFailure refused) {
            throw refused.status() == ExitStatus.CONFLICT
                    ? refused.hinting("something may still refer to it, or somebody else changed it meanwhile")
                    : refused;
        }
        out().println((dry ? "would delete " : "deleted ") + resource.title() + ' ' + name(resource));
        out().flush();
    }

    private void confirm() {
        String typed = surroundings
                .terminal()
                .line("Delete " + resource.title() + ' ' + name(resource) + "? [y/N] ")
                .orElseThrow(() -> usage("nobody is there to confirm it; give --yes"));
        if (!typed.strip().equalsIgnoreCase("y") && !typed.strip().equalsIgnoreCase("yes")) {
            throw new CommandFailure(ExitStatus.FAILED, "nothing was deleted");
        }
    }
}
