package io.sluice.access.dynamic;

import io.sluice.nas.ErrorCause;
import io.sluice.service.ServiceCall;
import java.util.List;
import java.util.function.Function;

/** What one CoA-Request or Disconnect-Request asks for, sound in itself, or why it is not. */
public sealed interface DynamicRequest {

    /** The NAS it names. */
    NasNaming nas();

    <R> R fold(
            Function<Change, R> change,
            Function<Disconnect, R> disconnect,
            Function<Reauthorization, R> reauthorization,
            Function<Unsound, R> unsound);

    /**
     * Services are to be started, told new limits and stopped, and attributes that are none of ours handed on; all or nothing
     * (RFC 5176 §2.3).
     *
     * @param start in the order of the request, at most eight together with {@code update}
     * @param relayed encoded attributes for the NAS, as they came
     */
    record Change(
            NasNaming nas,
            SessionCriteria session,
            List<OrderedService> start,
            List<OrderedService> update,
            List<ServiceCall> stop,
            byte[] relayed)
            implements DynamicRequest {

        public Change {
            start = List.copyOf(start);
            update = List.copyOf(update);
            stop = List.copyOf(stop);
        }

        @Override
        public <R> R fold(
                Function<Change, R> change,
                Function<Disconnect, R> disconnect,
                Function<Reauthorization, R> reauthorization,
                Function<Unsound, R> unsound) {
            return change.apply(this);
        }
    }

    /**
     * The session is to end.
     *
     * @param relayed why, for the NAS and its user: encoded Acct-Terminate-Cause, Class and Reply-Message as they came
     */
    record Disconnect(NasNaming nas, SessionCriteria session, byte[] relayed) implements DynamicRequest {

        @Override
        public <R> R fold(
                Function<Change, R> change,
                Function<Disconnect, R> disconnect,
                Function<Reauthorization, R> reauthorization,
                Function<Unsound, R> unsound) {
            return disconnect.apply(this);
        }
    }

    /** The session is to be authorized anew: Service-Type Authorize-Only, with State (RFC 5176 §3.2). */
    record Reauthorization(NasNaming nas, SessionCriteria session) implements DynamicRequest {

        @Override
        public <R> R fold(
                Function<Change, R> change,
                Function<Disconnect, R> disconnect,
                Function<Reauthorization, R> reauthorization,
                Function<Unsound, R> unsound) {
            return reauthorization.apply(this);
        }
    }

    /**
     * It cannot be done, whatever there is of sessions and services.
     *
     * @param why for a person; names the attribute
     */
    record Unsound(NasNaming nas, ErrorCause cause, String why) implements DynamicRequest {

        @Override
        public <R> R fold(
                Function<Change, R> change,
                Function<Disconnect, R> disconnect,
                Function<Reauthorization, R> reauthorization,
                Function<Unsound, R> unsound) {
            return unsound.apply(this);
        }
    }
}
