package io.sluice.cli;

import io.sluice.cli.catalogue.Network;
import io.sluice.cli.catalogue.Sessions;
import io.sluice.cli.resource.Nouns;
import io.sluice.cli.resource.Resource;
import java.util.List;
import picocli.CommandLine;

/** All nouns with their verbs. */
final class Tree {
    private final CommandLine root;
    private final Surroundings surroundings;

    private Tree(CommandLine root, Surroundings surroundings) {
        this.root = root;
        this.surroundings = surroundings;
    }

    static void growOn(CommandLine root, Surroundings surroundings) {
        Tree tree = new Tree(root, surroundings);
        tree.network();
        tree.sessions();
        root.addSubcommand(new Version());
    }

    private void network() {
        noun("client", Network.CLIENT, "RADIUS clients: who may send packets.");
        noun("nas", Network.NAS, "NASes: what sessions belong to.");
        noun("retailer", Network.RETAILER, "Retailers: whose subscribers these are.");
    }

    private void sessions() {
        noun("session", Sessions.SESSION, "Subscriber sessions: who is online.");
        noun("service-session", Sessions.SERVICE_SESSION, "Service sessions: what runs on them.");
        noun("accounting", Sessions.ACCOUNTING, "Accounting records, as received.");
    }

    /** A noun whose verbs follow from a resource, and further ones. */
    private void noun(String name, Resource resource, String description, Object... more) {
        CommandLine noun = Noun.with(description, Nouns.verbs(resource, surroundings));
        List.of(more).forEach(noun::addSubcommand);
        root.addSubcommand(name, noun);
    }
}
