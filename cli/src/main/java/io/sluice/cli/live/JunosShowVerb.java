package io.sluice.cli.live;

import static io.sluice.cli.output.Column.of;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Listing;
import io.sluice.cli.api.Query;
import io.sluice.cli.catalogue.Sessions;
import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.output.Format;
import io.sluice.cli.output.View;
import io.sluice.cli.resource.Verb;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code show service-management subscriber-session} and {@code owner-session}: sessions, or one with its services. */
public final class JunosShowVerb extends Verb {
    private static final View SESSIONS = new View(
            "no subscriber session is active",
            List.of(
                    of("USER NAME", "login", Kind.TEXT),
                    of("INTERFACE", "nasPortId", Kind.TEXT),
                    of("ID", "acctSessionId", Kind.TEXT),
                    of("OWNER", "owner", Kind.TEXT),
                    of("STATE", "state", Kind.TEXT)));
    private static final View SERVICES = new View(
            "no service session is active",
            List.of(
                    of("NAME", "service", Kind.TEXT),
                    of("OWNER", "owner", Kind.TEXT),
                    of("STATE", "state", Kind.TEXT),
                    of("STATISTICS", "statistics", Kind.TEXT),
                    of("TIME", "sessionTime", Kind.DURATION),
                    of("TIME EXPIRE", "timeout", Kind.DURATION),
                    of("VOLUME EXPIRE MB", "volumeMb", Kind.COUNT),
                    of("INPUT", "inputOctets", Kind.OCTETS),
                    of("OUTPUT", "outputOctets", Kind.OCTETS)));
    private static final int MOST = 1000;

    private final JunosSubject subject;

    public JunosShowVerb(Surroundings surroundings, JunosSubject subject, String description) {
        super(surroundings, subject.word(), description);
        this.subject = subject;
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .paramLabel("<words>")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("As on the router: [" + subject.label()
                        + "] [service-session] [brief]; all sessions unless one is named.")
                .build());
        takesFormat();
    }

    @Override
    public void run() {
        List<String> typed = Optional.ofNullable(
                        spec.positionalParameters().get(0).<List<String>>getValue())
                .orElse(List.of());
        JunosWords words = JunosWords.of(typed);
        ApiClient client = server.connect();
        if (words.subject().isEmpty()) {
            report().list(
                            SESSIONS,
                            client.list("subscriber-sessions", new Query().and("state", "ACTIVE"), MOST),
                            format());
        } else {
            one(client, subject.session(client, words), words);
        }
    }

    private void one(ApiClient client, String id, JunosWords words) {
        Listing services = new Listing(SessionFinder.openServices(client, id), false);
        if (words.says(JunosWords.SERVICE)) {
            report().list(SERVICES, services, format());
            return;
        }
        Item session = SessionFinder.session(client, id);
        boolean brief = words.says(JunosWords.BRIEF);
        report().one(brief ? SESSIONS : Sessions.SESSION.view(), session, format());
        if (!brief && format() == Format.TABLE) {
            out().println();
            report().list(SERVICES, services, format());
        }
    }
}
