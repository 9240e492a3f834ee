package io.sluice.cli.freeradius;

import io.sluice.radius.dictionary.RadiusDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that the tables say, in Sluice's words, and all that cannot be said.
 *
 * @param problems in the order of tables and rows, each once
 */
record Translation(
        List<NasTranslation.Client> clients,
        ServiceCatalogue services,
        List<Subscriber> subscribers,
        int suspended,
        List<Problem> problems) {

    static Translation of(Tables tables, RadiusDictionary dictionary, UnaryOperator<@Nullable String> retailerOf) {
        TreeSet<Problem> problems = new TreeSet<>();
        NasTranslation nases = new NasTranslation(problems::add);
        List<NasTranslation.Client> clients = tables.nases().stream()
                .flatMap(row -> nases.translate(row).stream())
                .toList();
        var users = new SubscriberTranslation(
                tables, retailerOf, new ReplyTranslation(dictionary, problems::add), problems::add);
        ServiceCatalogue services = new ServiceCatalogue();
        List<Subscriber> subscribers = new ArrayList<>();
        for (String user : tables.users()) {
            users.translate(user).ifPresent(subscribers::add);
        }
        subscribers.forEach(subscriber -> subscriber.services().forEach(services::see));
        services.tellProblems(problems::add);
        int suspended = (int) subscribers.stream().filter(Subscriber::suspended).count();
        return new Translation(clients, services, subscribers, suspended, List.copyOf(problems));
    }
}
