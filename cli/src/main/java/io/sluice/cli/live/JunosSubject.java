package io.sluice.cli.live;

import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import java.util.List;
import java.util.Optional;

/** By what JunosE's commands name a subscriber session. */
public enum JunosSubject {
    /** By login, and by port where the login is there more than once. */
    SUBSCRIBER("subscriber-session", "<login> [interface <port>]") {
        @Override
        String session(ApiClient client, JunosWords words) {
            if (words.subject().size() != 1) {
                throw usage("one login must follow " + word());
            }
            String login = words.subject().get(0);
            Optional<String> port = words.after(JunosWords.INTERFACE);
            if (port.filter("null"::equals).isPresent()) {
                throw usage("there is nothing to preprovision on interface null: services need no compilation here");
            }
            return port.map(at -> SessionFinder.atPort(client, login, at))
                    .orElseGet(() -> SessionFinder.KEY.finder().find(client, login));
        }
    },
    /** By who created it, and what that calls it: the Acct-Session-Id. */
    OWNER("owner-session", "aaa <id>") {
        @Override
        String session(ApiClient client, JunosWords words) {
            List<String> owner = words.subject();
            if (owner.size() < 2 || !owner.get(0).equalsIgnoreCase("aaa")) {
                throw usage("aaa and an Acct-Session-Id must follow " + word());
            }
            if (words.says(JunosWords.INTERFACE)) {
                throw usage("an owner's session is named without an interface");
            }
            return SessionFinder.ofAcctSessionId(client, String.join(" ", owner.subList(1, owner.size())));
        }
    };

    private final String word;
    private final String label;

    JunosSubject(String word, String label) {
        this.word = word;
        this.label = label;
    }

    public String word() {
        return word;
    }

    String label() {
        return label;
    }

    /** Finds the id of the session. */
    abstract String session(ApiClient client, JunosWords words);

    private static CommandFailure usage(String message) {
        return new CommandFailure(ExitStatus.USAGE, message);
    }
}
