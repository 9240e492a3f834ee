package io.sluice.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationHeaderTest {

    @Test
    void readsNameAndPassword_splitAtTheFirstColon() {
        var credential = AuthorizationHeader.credential(basic("änne:pass:wörd")).orElseThrow();

        assertThat(credential).isInstanceOfSatisfying(UsernamePasswordCredential.class, pair -> {
            assertThat(pair.getCaller()).isEqualTo("änne");
            assertThat(pair.getPasswordAsString()).isEqualTo("pass:wörd");
        });
    }

    @Test
    void readsToken_whateverTheCaseOfItsScheme() {
        var credential = AuthorizationHeader.credential("bEARER  sluice_abc ").orElseThrow();

        assertThat(credential).isInstanceOfSatisfying(BearerCredential.class, token -> assertThat(token.hash())
                .isEqualTo(new BearerCredential("sluice_abc").hash()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "Basic", "Bearer ", "Basic !!!", "Basic YWJj", "Digest username=\"anna\"", "YW5uYTpyaWdodA=="
            })
    void givesNothing_forWhatItCannotRead(String header) {
        assertThat(AuthorizationHeader.credential(header)).isEmpty();
    }

    static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
