package io.sluice.ejb.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts what must be read again in clear (CHAP and shared secrets need that): AES-256-GCM.
 *
 * <p>Stored are a version octet, the key's id (4), the initialisation vector (12), the ciphertext and its tag (16). The
 * purpose is authenticated with it, so a secret copied into another kind of column opens nothing.
 */
public final class CredentialVault {

    /** What a secret is for. The names are part of what is stored. */
    public enum Purpose {
        SUBSCRIBER_CREDENTIAL,
        CLIENT_SECRET,
        NAS_COA_SECRET,
        UPSTREAM_SECRET,
        IDEMPOTENT_ANSWER;

        private final byte[] octets = name().getBytes(StandardCharsets.US_ASCII);
    }

    private static final byte VERSION = 1;
    private static final int IV_LENGTH = 12;
    private static final int TAG_LENGTH = 16;
    private static final int HEADER_LENGTH = 1 + 4 + IV_LENGTH;

    private final int keyId;
    private final SecretKey key;
    private final SecureRandom random;

    public CredentialVault(MasterKey master, SecureRandom random) {
        this.keyId = master.id();
        this.key = master.forEncryption();
        this.random = random;
    }

    /** Encrypts a secret under a fresh initialisation vector: 33 octets longer than it was. */
    public byte[] encrypt(Purpose purpose, byte[] clear) {
        byte[] iv = new byte[IV_LENGTH];
        random.nextBytes(iv);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, purpose, iv, 0);
            ByteBuffer stored = ByteBuffer.allocate(HEADER_LENGTH + clear.length + TAG_LENGTH)
                    .put(VERSION)
                    .putInt(keyId)
                    .put(iv);
            cipher.doFinal(ByteBuffer.wrap(clear), stored);
            return stored.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt with AES-256-GCM", e);
        }
    }

    /**
     * The secret in clear.
     *
     * @throws CredentialUnreadable if it was encrypted under another key or for another purpose, or was changed
     */
    public byte[] decrypt(Purpose purpose, byte[] stored) {
        if (!isOurs(stored)) {
            throw new CredentialUnreadable("it was encrypted under another master key", null);
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, purpose, stored, 5);
            return cipher.doFinal(stored, HEADER_LENGTH, stored.length - HEADER_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new CredentialUnreadable("it was changed, or is not a " + purpose, e);
        }
    }

    /** Whether a stored secret names our key. */
    public boolean isOurs(byte[] stored) {
        return stored.length >= HEADER_LENGTH + TAG_LENGTH
                && stored[0] == VERSION
                && ByteBuffer.wrap(stored).getInt(1) == keyId;
    }

    private Cipher cipher(int mode, Purpose purpose, byte[] iv, int at) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH * 8, iv, at, IV_LENGTH));
        cipher.updateAAD(purpose.octets);
        return cipher;
    }
}
