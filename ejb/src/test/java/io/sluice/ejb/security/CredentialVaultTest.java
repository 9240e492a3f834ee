package io.sluice.ejb.security;

import static io.sluice.ejb.security.CredentialVault.Purpose.CLIENT_SECRET;
import static io.sluice.ejb.security.CredentialVault.Purpose.SUBSCRIBER_CREDENTIAL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.access.ClassToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialVaultTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    private MasterKey newKey(String name) {
        return MasterKey.create(folder.resolve("keys").resolve(name), random);
    }

    @Test
    void givesBackWhatItEncrypted_alsoAfterTheKeyWasReadAgain() {
        byte[] stored =
                new CredentialVault(newKey("a"), random).encrypt(SUBSCRIBER_CREDENTIAL, "client1".getBytes(UTF_8));

        CredentialVault later = new CredentialVault(MasterKey.read(folder.resolve("keys/a")), random);

        assertThat(later.decrypt(SUBSCRIBER_CREDENTIAL, stored)).asString(UTF_8).isEqualTo("client1");
        assertThat(new String(stored, UTF_8)).doesNotContain("client1");
    }

    @Test
    void encryptsTheSameTwiceDifferently() {
        CredentialVault vault = new CredentialVault(newKey("a"), random);

        assertThat(vault.encrypt(CLIENT_SECRET, new byte[8])).isNotEqualTo(vault.encrypt(CLIENT_SECRET, new byte[8]));
    }

    @Test
    void opensNothing_underAnotherKey_forAnotherPurpose_orWithAnyOctetChanged() {
        CredentialVault vault = new CredentialVault(newKey("a"), random);
        byte[] stored = vault.encrypt(CLIENT_SECRET, "testing123".getBytes(UTF_8));
        CredentialVault other = new CredentialVault(newKey("b"), random);

        assertThatThrownBy(() -> other.decrypt(CLIENT_SECRET, stored))
                .isInstanceOf(CredentialUnreadable.class)
                .hasMessageContaining("another master key");
        assertThatThrownBy(() -> vault.decrypt(SUBSCRIBER_CREDENTIAL, stored)).isInstanceOf(CredentialUnreadable.class);
        for (int i = 0; i < stored.length; i++) {
            byte[] changed = stored.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.decrypt(CLIENT_SECRET, changed)).isInstanceOf(CredentialUnreadable.class);
        }
        assertThatThrownBy(() -> vault.decrypt(CLIENT_SECRET, new byte[3])).isInstanceOf(CredentialUnreadable.class);
    }

    @Test
    void keepsTheKeyFromOtherUsers() throws IOException {
        newKey("a");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/a"))))
                .isEqualTo("rw-------");
    }

    @Test
    void takesTheKeyThatAnotherNodeMadeFirst() {
        MasterKey first = newKey("a");

        assertThat(newKey("a").id()).isEqualTo(first.id());
    }

    @Test
    void refusesAFileThatIsNoKey_withoutShowingIt() throws IOException {
        Path file = Files.writeString(folder.resolve("short"), "c2hvcnQ=");

        assertThatThrownBy(() -> MasterKey.read(file))
                .isInstanceOf(MasterKeyRefused.class)
                .message()
                .contains("holds no master key")
                .doesNotContain("c2hvcnQ");
        assertThatThrownBy(() -> MasterKey.read(folder.resolve("none"))).isInstanceOf(MasterKeyRefused.class);
    }

    @Test
    void sealsClassTokensThatEveryNodeCanOpen() {
        MasterKey key = newKey("a");
        ClassToken token = new ClassToken(UUID.randomUUID(), 42, 1_800_000_000L);

        byte[] sealed = new ClassSeals(key).ofThread().seal(token);

        assertThat(new ClassSeals(MasterKey.read(folder.resolve("keys/a")))
                        .ofThread()
                        .open(sealed))
                .contains(token);
        assertThat(new ClassSeals(newKey("b")).ofThread().open(sealed)).isEmpty();
    }
}
