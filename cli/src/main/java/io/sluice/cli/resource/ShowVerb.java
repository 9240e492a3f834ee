package io.sluice.cli.resource;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Listing;
import io.sluice.cli.api.Request;
import io.sluice.cli.output.Format;
import io.sluice.cli.output.Report;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code show}: one item with everything it has. */
public final class ShowVerb extends Verb {
    private final Resource resource;

    public ShowVerb(Surroundings surroundings, Resource resource, String description) {
        super(surroundings, "show", description);
        this.resource = resource;
        takesPlace(resource, true);
        takesFormat();
    }

    @Override
    public void run() {
        ApiClient client = server.connect();
        String path = path(resource, client);
        Item item = client.send(Request.get(path)).item();
        Map<String, Object> members = new LinkedHashMap<>(item.members());
        for (Part part : resource.parts()) {
            part.path().ifPresent(below -> members.put(part.member(), rows(client.all(path + '/' + below))));
        }
        new Showing(resource, report(), out()).show(new Item(members), format());
    }

    private static Object rows(Listing listing) {
        return listing.items().stream().map(Item::members).toList();
    }

    /** Prints one item and its parts. */
    record Showing(Resource resource, Report report, PrintWriter out) {

        void show(Item item, Format format) {
            report.one(resource.view(), item, format);
            if (format != Format.TABLE && format != Format.WIDE) {
                return;
            }
            for (Part part : resource.parts()) {
                Listing rows = new Listing(item.items(part.member()), false);
                if (!rows.items().isEmpty()) {
                    out.println();
                    out.println(part.heading() + ':');
                    report.list(part.view(), rows, format);
                }
            }
        }
    }
}
