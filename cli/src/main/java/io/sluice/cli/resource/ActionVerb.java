package io.sluice.cli.resource;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Request;
import io.sluice.cli.output.Format;

/** A verb of its own on one thing, {@code POST …/name:action}; changes it and shows what came of it. */
public final class ActionVerb extends Verb {
    private final Resource resource;
    private final String action;
    private final String done;

    /**
     * @param action what stands after the colon
     * @param done what is said when it is, before the thing's title and name
     */
    public ActionVerb(Surroundings surroundings, Resource resource, String action, String description, String done) {
        super(surroundings, action, description);
        this.resource = resource;
        this.action = action;
        this.done = done;
        takesPlace(resource, true);
        takesFormat();
        onOff("Checks everything and changes nothing.", "--dry-run");
    }

    @Override
    public void run() {
        ApiClient client = server.connect();
        boolean dry = isGiven("--dry-run");
        Item item = client.send(Request.post(path(resource, client) + ':' + action, (Item) null)
                        .parameter("dryRun", dry ? true : null))
                .item();
        if (format() == Format.TABLE || item.members().isEmpty()) {
            out().println(done + ' ' + resource.title() + ' ' + name(resource));
        } else {
            report().one(resource.view(), item, format());
        }
        if (dry) {
            remarks().println("sluice: dry run; nothing was changed");
        }
    }
}
