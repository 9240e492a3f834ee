package io.sluice.cli;

import io.sluice.cli.catalogue.Network;
import io.sluice.cli.catalogue.Sessions;
import io.sluice.cli.nas.simulate.Simulate;
import io.sluice.cli.resource.Nouns;
import io.sluice.cli.resource.Resource;
import io.sluice.cli.resource.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;

/** All nouns with their verbs. */
final class Tree {
    private final CommandLine root;
    private final Surroundings surroundings;
    private final Wanted wanted;

    private Tree(CommandLine root, Surroundings surroundings, Wanted wanted) {
        this.root = root;
        this.surroundings = surroundings;
        this.wanted = wanted;
    }

    static void growOn(CommandLine root, Surroundings surroundings, Wanted wanted) {
        Tree tree = new Tree(root, surroundings, wanted);
        tree.network();
        tree.sessions();
        tree.rest();
    }

    private void network() {
        noun("client", "RADIUS clients: who may send packets.", Network.CLIENT);
        noun("nas", "NASes: what sessions belong to.", Network.NAS, below -> new Simulate(surroundings));
        noun("retailer", "Retailers: whose subscribers these are.", Network.RETAILER);
    }

    private void sessions() {
        noun("session", "Subscriber sessions: who is online.", Sessions.SESSION);
        noun("service-session", "Service sessions: what runs on them.", Sessions.SERVICE_SESSION);
        noun("accounting", "Accounting records, as received.", Sessions.ACCOUNTING);
    }

    private void rest() {
        root.addSubcommand(new Version());
    }

    /**
     * A noun whose verbs follow from a resource.
     *
     * @param more further verbs; each is made only if the noun is wanted, and is told what is wanted below it
     */
    @SafeVarargs
    private void noun(String name, String description, Resource resource, Function<Wanted, ?>... more) {
        noun(name, description, () -> {
            List<Object> verbs = new ArrayList<>(Nouns.verbs(resource, surroundings, wanted.below()));
            List.of(more).forEach(verb -> verbs.add(verb.apply(wanted.below())));
            return verbs;
        });
    }

    private void noun(String name, String description, Supplier<List<?>> verbs) {
        root.addSubcommand(
                name, wanted.includes(name) ? Noun.with(description, verbs.get()) : Nouns.outline(name, description));
    }
}
