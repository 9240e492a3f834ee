package io.sluice.ejb.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that everything secret in the database is encrypted under: 32 octets in a file outside the database, Base64 on
 * one line. All nodes of a cluster have the same. Whoever loses it loses all subscribers' passwords.
 */
public final class MasterKey {

    private static final int LENGTH = 32;

    private final byte[] octets;
    private final int id;

    private MasterKey(byte[] octets) {
        this.octets = octets;
        this.id = ByteBuffer.wrap(sha256(octets)).getInt();
    }

    /**
     * Reads the key.
     *
     * @throws MasterKeyRefused if the file cannot be read or holds no key
     */
    public static MasterKey read(Path file) {
        try {
            byte[] octets = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (octets.length == LENGTH) {
                return new MasterKey(octets);
            }
        } catch (IOException e) {
            throw new MasterKeyRefused("the master key " + file + " cannot be read: " + reason(e), e);
        } catch (IllegalArgumentException e) {
            // not Base64: falls through, the message must not show any of it
        }
        throw new MasterKeyRefused("the file " + file + " holds no master key (32 octets in Base64)", null);
    }

    /**
     * Makes a new key that only the owner of this process may read. If another node made one meanwhile, that one counts.
     *
     * @throws MasterKeyRefused if the file cannot be written
     */
    public static MasterKey create(Path file, SecureRandom random) {
        byte[] octets = new byte[LENGTH];
        random.nextBytes(octets);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = Files.newByteChannel(file, options, ownerOnly())) {
                channel.write(
                        StandardCharsets.US_ASCII.encode(Base64.getEncoder().encodeToString(octets) + "\n"));
            }
            return new MasterKey(octets);
        } catch (FileAlreadyExistsException e) {
            return read(file);
        } catch (IOException e) {
            throw new MasterKeyRefused("the master key " + file + " cannot be written: " + reason(e), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + " " + e.getMessage();
    }

    /** Tells keys apart without telling what they are: the first four octets of their SHA-256. */
    public int id() {
        return id;
    }

    SecretKey forEncryption() {
        return new SecretKeySpec(subKey("encryption"), "AES");
    }

    /**
     * A key of 32 octets for one purpose, the same on every node: HKDF-Expand (RFC 5869 §2.3) of one block.
     *
     * @param purpose what it is for; another purpose gives an unrelated key
     */
    public byte[] subKey(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(octets, "HmacSHA256"));
            mac.update(("sluice " + purpose).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 1);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }

    /** Says nothing of the key but its id. */
    @Override
    public String toString() {
        return "MasterKey[" + Integer.toHexString(id) + "]";
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
