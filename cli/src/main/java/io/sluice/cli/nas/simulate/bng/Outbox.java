package io.sluice.cli.nas.simulate.bng;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the BNG puts its requests; whoever empties it sends, repeats, verifies the answer and tells. */
public interface Outbox {

    /** Sends a request some time soon; requests of one kind leave in the order they came. */
    void send(Request request);

    /** Forgets all that is unanswered, as a NAS does that lost its power. */
    void forget();

    /**
     * One request.
     *
     * @param line whose password goes along, null where none does
     * @param session the Acct-Session-Id it is about, empty where it is about none
     * @param answered told once: the genuine answer, or empty when all repeats went unanswered
     */
    record Request(
            Message message, @Nullable SubscriberLine line, String session, Consumer<Optional<Message>> answered) {}
}
