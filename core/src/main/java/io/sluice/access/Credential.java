package io.sluice.access;

import java.util.function.Predicate;

/** What an Access-Request offers as proof of who it is. */
public sealed interface Credential {

    /**
     * PAP: the password itself.
     *
     * @param clear as the client's secret revealed it; rubbish if that secret is not the one it was hidden with
     */
    record Pap(byte[] clear) implements Credential {
        @Override
        public String toString() {
            return "Pap";
        }
    }

    /**
     * CHAP: an answer that only who knows the password can give.
     *
     * @param provesPassword whether the answer is the one for this password in clear; takes constant time
     */
    record Chap(Predicate<byte[]> provesPassword) implements Credential {}

    /**
     * MS-CHAPv2: an answer that only who knows the password can give, and that wants a proof back.
     *
     * @param provesPassword whether the answer is the one for this password in clear; takes constant time
     */
    record MsChap2(Predicate<byte[]> provesPassword) implements Credential {}

    /** Nothing at all. */
    record None() implements Credential {}

    /** A User-Password, CHAP-Password or MS-CHAP2-Response that breaks its form, such as one of 15 octets. */
    record Malformed() implements Credential {}

    /** More than one password, which RFC 2865 §4.1 forbids. */
    record Several() implements Credential {}
}
