package io.sluice.access;

import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.LoginProfile;
import java.util.List;
import java.util.function.Function;

/** What an Access-Request is answered. */
public sealed interface AccessDecision {

    <R> R fold(Function<Accepted, R> accepted, Function<Rejected, R> rejected);

    /** The subscriber may log in, with the profile's services. */
    record Accepted(LoginProfile profile) implements AccessDecision {

        /** What the Access-Accept starts, in this order. */
        public List<ServiceGrant> services() {
            return profile.services();
        }

        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Rejected, R> rejected) {
            return accepted.apply(this);
        }
    }

    /** The subscriber may not log in. */
    record Rejected(RejectReason reason) implements AccessDecision {

        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Rejected, R> rejected) {
            return rejected.apply(this);
        }
    }
}
