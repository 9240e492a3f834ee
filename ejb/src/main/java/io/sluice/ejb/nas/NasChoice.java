package io.sluice.ejb.nas;

import io.sluice.nas.NasRef;
import java.util.function.Function;

/** Whose session a CoA- or Disconnect-Request means, by what it says of the NAS and who sent it. */
public sealed interface NasChoice {

    <R> R fold(Function<One, R> one, Function<Any, R> any, Function<Foreign, R> foreign, Function<Unknown, R> unknown);

    /** This NAS, for which the client may speak. */
    record One(NasRef nas) implements NasChoice {

        @Override
        public <R> R fold(
                Function<One, R> one,
                Function<Any, R> any,
                Function<Foreign, R> foreign,
                Function<Unknown, R> unknown) {
            return one.apply(this);
        }
    }

    /** It names none, and the client may speak for all of them. */
    record Any() implements NasChoice {

        @Override
        public <R> R fold(
                Function<One, R> one,
                Function<Any, R> any,
                Function<Foreign, R> foreign,
                Function<Unknown, R> unknown) {
            return any.apply(this);
        }
    }

    /** A NAS for which the client may not speak. */
    record Foreign(NasRef nas) implements NasChoice {

        @Override
        public <R> R fold(
                Function<One, R> one,
                Function<Any, R> any,
                Function<Foreign, R> foreign,
                Function<Unknown, R> unknown) {
            return foreign.apply(this);
        }
    }

    /**
     * None that there is, or more than one.
     *
     * @param why for a person
     */
    record Unknown(String why) implements NasChoice {

        @Override
        public <R> R fold(
                Function<One, R> one,
                Function<Any, R> any,
                Function<Foreign, R> foreign,
                Function<Unknown, R> unknown) {
            return unknown.apply(this);
        }
    }
}
