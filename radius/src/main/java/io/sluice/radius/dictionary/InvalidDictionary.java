package io.sluice.radius.dictionary;

/** A dictionary file that cannot be used; the message names the file and what is wrong. Refuses the start. */
public final class InvalidDictionary extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidDictionary(String file, String why, Throwable cause) {
        super(file + ": " + why, cause);
    }
}
