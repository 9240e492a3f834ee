package io.sluice.cli.resource;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.Listing;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Violation;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;

/** {@code list}: the items of a collection, page after page, once or again and again. */
public final class ListVerb extends Verb {
    private static final int LARGEST = 100_000;
    private static final String AGAIN = "\u001b[H\u001b[2J";

    private final Resource resource;

    private final Map<String, String> fixed;

    /**
     * @param fixed query parameters that are always sent
     */
    public ListVerb(
            Surroundings surroundings, String name, Resource resource, String description, Map<String, String> fixed) {
        super(surroundings, name, description);
        this.resource = resource;
        this.fixed = Map.copyOf(fixed);
        takesPlace(resource, false);
        takesFormat();
        for (Filter filter : resource.filters()) {
            option(filter.option(), filter.label(), filter.description(), filter.choices());
        }
        spec.addOption(OptionSpec.builder("--limit")
                .paramLabel("<n>")
                .type(int.class)
                .defaultValue("100")
                .description("At most this many, 1-" + LARGEST + " (default ${DEFAULT-VALUE}).")
                .build());
        onOff("Only identifiers, one a line.", "-q", "--quiet");
        spec.addOption(OptionSpec.builder("--watch")
                .paramLabel("<seconds>")
                .type(int.class)
                .arity("0..1")
                .fallbackValue("2")
                .description("Lists again every so many seconds (2 unless given with =) until interrupted.")
                .build());
    }

    @Override
    public void run() {
        int limit = spec.findOption("--limit").getValue();
        if (limit < 1 || limit > LARGEST) {
            throw usage("--limit must be between 1 and " + LARGEST + ", but was " + limit);
        }
        Query query = new Query(fixed);
        for (Filter filter : resource.filters()) {
            String typed = given(filter.option());
            boolean anyCase = typed != null && !filter.choices().isEmpty();
            query = query.and(filter.parameter(), anyCase ? typed.toUpperCase(Locale.ROOT) : typed);
        }
        ApiClient client = server.connect();
        if (isGiven("--watch")) {
            watch(client, query, limit);
        } else {
            print(list(client, query, limit));
        }
    }

    private void watch(ApiClient client, Query query, int limit) {
        int seconds = spec.findOption("--watch").getValue();
        if (seconds < 1) {
            throw usage("--watch must be at least 1 s, but was " + seconds);
        }
        do {
            Listing listing = list(client, query, limit);
            out().print(surroundings.terminal().isPresent() ? AGAIN : "");
            print(listing);
            if (!surroundings.terminal().isPresent()) {
                out().println();
            }
            out().flush();
        } while (surroundings.terminal().pause(Duration.ofSeconds(seconds)));
    }

    private Listing list(ApiClient client, Query query, int limit) {
        try {
            return client.list(collection(resource, client), query, limit);
        } catch (CommandFailure refused) {
            throw refused.placed(this::placed);
        }
    }

    private Violation placed(Violation violation) {
        return resource.filters().stream()
                .filter(filter -> filter.parameter().equals(violation.where()))
                .findFirst()
                .map(filter -> new Violation(filter.option(), violation.detail()))
                .orElse(violation);
    }

    private void print(Listing listing) {
        if (isGiven("-q")) {
            listing.items().stream()
                    .flatMap(item -> item.text(resource.idMember()).stream())
                    .forEach(out()::println);
            report().sayWhetherMore(listing);
        } else {
            report().list(resource.view(), listing, format());
        }
    }
}
