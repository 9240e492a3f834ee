package io.sluice.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A token can be narrowed to any resource there is. */
class TokenScopesTest {
    @Test
    void nameEveryResource() {
        Set<String> roots = RestMethods.all().stream()
                .map(method -> method.path().substring(1).split("[/:]", 2)[0])
                .collect(Collectors.toSet());

        assertThat(TokensResource.NARROWABLE).containsAll(roots);
    }
}
