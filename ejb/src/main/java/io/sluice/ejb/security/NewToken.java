package io.sluice.ejb.security;

/**
 * A token that was just made.
 *
 * @param secret what a program sends; it is stored nowhere
 */
public record NewToken(TokenView token, String secret) {

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "NewToken[" + token.user() + ", " + token.name() + ']';
    }
}
