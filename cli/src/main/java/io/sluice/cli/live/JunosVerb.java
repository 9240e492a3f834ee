package io.sluice.cli.live;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import io.sluice.cli.api.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code service-management …} of JunosE activates a service, and its {@code no} form deactivates one or all. */
public final class JunosVerb extends OrderVerb {
    private final JunosSubject subject;
    private final boolean negated;

    /**
     * @param negated whether {@code no} stands before it
     */
    public JunosVerb(Surroundings surroundings, JunosSubject subject, boolean negated, String description) {
        super(surroundings, subject.word(), description);
        this.subject = subject;
        this.negated = negated;
        takesWords(subject.label()
                + (negated
                        ? " [service-session <service>] [force]"
                        : " service-session <service> [service-session-profile …]"));
        takesWaiting();
    }

    private void takesWords(String grammar) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .paramLabel("<words>")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                        "As on the router: " + grammar
                                + (negated
                                        ? ". Without a service, all stop."
                                        : ". A profile is named, or written out: statistics time|volume-time, time <s>, volume <MB>."))
                .build());
    }

    @Override
    public void run() {
        List<String> typed = spec.positionalParameters().get(0).getValue();
        JunosWords words = JunosWords.of(typed);
        if (negated) {
            deactivate(words);
        } else {
            activate(words);
        }
    }

    private void activate(JunosWords words) {
        if (words.says(JunosWords.FORCE)) {
            throw usage("force belongs to the no form");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "service",
                words.after(JunosWords.SERVICE).orElseThrow(() -> usage("service-session and a service must follow")));
        body.putAll(words.limits());
        ApiClient client = server.connect();
        String session = subject.session(client, words);
        order(
                client,
                Request.post("subscriber-sessions/" + Query.encode(session) + "/service-sessions", new Item(body)));
    }

    /** Here every deactivation is graceful and does not wait for traffic, so {@code force} says nothing more. */
    private void deactivate(JunosWords words) {
        if (words.says(JunosWords.PROFILE)) {
            throw usage("a profile belongs to an activation");
        }
        ApiClient client = server.connect();
        String session = subject.session(client, words);
        if (!words.says(JunosWords.SERVICE)) {
            order(client, Request.delete("subscriber-sessions/" + Query.encode(session) + "/service-sessions"));
            return;
        }
        Item service = SessionFinder.service(
                client, session, words.after(JunosWords.SERVICE).orElseThrow());
        order(
                client,
                Request.delete(
                        "service-sessions/" + Query.encode(service.text("id").orElseThrow())));
    }

    @Override
    protected Violation placed(Violation violation) {
        return ServiceOptions.placed(violation);
    }
}
