package io.sluice.access;

import java.util.OptionalInt;

/**
 * Why a login is refused: for the NAS a text and a number, for HTTP a problem type, for logs the name.
 *
 * <p>The text never tells whether a login exists: whoever does not prove the password reads the same, and only who does
 * learns of a suspension or a limit.
 */
public enum RejectReason {
    UNKNOWN_LOGIN(Texts.LOGIN_OR_PASSWORD, 0, "login-failed"),
    WRONG_PASSWORD(Texts.LOGIN_OR_PASSWORD, 0, "login-failed"),
    /** A wrong password with control characters or broken UTF-8: probably hidden with another secret than ours. */
    PROBABLE_SECRET_MISMATCH(Texts.LOGIN_OR_PASSWORD, 0, "login-failed"),
    /** The subscriber has no password, so none is right. */
    NO_STORED_PASSWORD(Texts.LOGIN_OR_PASSWORD, 0, "login-failed"),
    /** The realm's upstream server refused; its own words go to the NAS. */
    REFUSED_UPSTREAM(Texts.LOGIN_OR_PASSWORD, 0, "login-failed"),
    /** Neither User-Password nor CHAP-Password; Error-Cause Missing Attribute. */
    NO_PASSWORD("No password in the request", 402, "password-missing"),
    /** A password attribute that breaks its form; Error-Cause Invalid Attribute Value. */
    MALFORMED_PASSWORD("Malformed password attribute", 407, "password-malformed"),
    /** Error-Cause Invalid Request. */
    SEVERAL_PASSWORDS("More than one password in the request", 404, "several-passwords"),
    /** Neither NAS-IP-Address nor NAS-IPv6-Address nor NAS-Identifier; Error-Cause Missing Attribute. */
    NAS_NOT_NAMED("No NAS identification in the request", 402, "nas-not-named"),
    /** Error-Cause Administratively Prohibited. */
    SUSPENDED("Your account is suspended", 501, "subscriber-suspended"),
    /** Error-Cause Resources Unavailable. */
    TOO_MANY_SESSIONS("You are logged in too many times", 506, "too-many-sessions"),
    /** A service without which there is no login makes no activation string; Error-Cause Unsupported Service. */
    REQUIRED_SERVICE_MISSING("A service of your account cannot be started", 405, "required-service-missing");

    private final String replyMessage;
    private final int errorCause;
    private final String problem;

    RejectReason(String replyMessage, int errorCause, String problem) {
        this.replyMessage = replyMessage;
        this.errorCause = errorCause;
        this.problem = problem;
    }

    /** Text of Reply-Message, plain ASCII. */
    public String replyMessage() {
        return replyMessage;
    }

    /** Value of Error-Cause (RFC 5176 §3.5), if one fits. */
    public OptionalInt errorCause() {
        return errorCause == 0 ? OptionalInt.empty() : OptionalInt.of(errorCause);
    }

    /** Last part of the problem type's URI (RFC 9457). */
    public String problem() {
        return problem;
    }

    private static final class Texts {
        static final String LOGIN_OR_PASSWORD = "Wrong login or password";
    }
}
