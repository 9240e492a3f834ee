package io.sluice.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of the chain so far, to which entries are added one by one.
 *
 * <p>A seal is the SHA-256 of: the hash before, the place and the entry's id (8 octets each, network order), the time as seconds
 * (8) and nanoseconds (4), then actor, role, origin, action, resource, before and after, each as its length in octets (4,
 * −1 for null) and its UTF-8. With the lengths no two entries have the same form.
 *
 * <p>It proves that nothing between two known ends was changed. Who can write to the database can make a whole new chain: keep
 * the end that the verifier shows elsewhere from time to time.
 *
 * @param place of the last sealed entry, 0 if there is none
 */
public record AuditChain(long place, SealHash hash) {

    public static final AuditChain EMPTY = new AuditChain(0, SealHash.NONE);

    /** Seals the entry that comes next; its place and hash are the new end. */
    public SealedEntry seal(AuditEntry entry) {
        return new SealedEntry(place + 1, entry, hash(hash, place + 1, entry));
    }

    /** The chain with this entry as its last one. */
    public AuditChain with(SealedEntry next) {
        return new AuditChain(next.place(), next.hash());
    }

    private static SealHash hash(SealHash before, long place, AuditEntry entry) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.write(before.octets());
            out.writeLong(place);
            out.writeLong(entry.id());
            write(out, entry.happenedAt());
            write(out, entry.actor());
            write(out, entry.role());
            write(out, entry.origin());
            write(out, entry.action());
            write(out, entry.resource());
            write(out, entry.before());
            write(out, entry.after());
            return SealHash.of(MessageDigest.getInstance("SHA-256").digest(octets.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    private static void write(DataOutputStream out, Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(octets.length);
        out.write(octets);
    }
}
