package io.sluice.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.security.PortalRole;
import io.sluice.web.api.RestMethods.RestMethod;
import io.sluice.web.security.AllowedTo;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/operations/roles.md to the resources: no method without its row, no row that says something else. */
class RolesPageTest {
    private static final java.nio.file.Path PAGE = java.nio.file.Path.of("../docs/operations/roles.md");

    /** The columns of the page; nobody may use a resource without being somebody. */
    private static final List<PortalRole> COLUMNS = List.of(
            PortalRole.ADMIN,
            PortalRole.OPERATOR,
            PortalRole.AUDITOR,
            PortalRole.BILLING,
            PortalRole.RETAILER_MANAGER,
            PortalRole.IT_MANAGER,
            PortalRole.SUBSCRIBER);

    @Test
    void hasTheColumnsOfTheRoles() throws IOException {
        assertThat(COLUMNS).containsExactlyInAnyOrder(PortalRole.values());
        assertThat(Files.readString(PAGE))
                .contains("| method | "
                        + COLUMNS.stream().map(PortalRole::text).collect(Collectors.joining(" | "))
                        + " | anonymous |");
    }

    @Test
    void hasARowForEachMethod_andNoOther() throws IOException {
        assertThat(rowsOfThePage()).containsExactlyInAnyOrderElementsOf(rowsOf(RestMethods.all()));
    }

    @Test
    void wouldMissAMethodWithoutARow_andARowThatDiffers() throws IOException {
        List<String> offenders = rowsOf(RestMethods.of(Offender.class).toList());

        assertThat(offenders)
                .containsExactlyInAnyOrder(
                        "| GET /offender | yes | — | — | yes | — | — | — | — |",
                        "| DELETE /offender/{id} | — | — | — | — | — | — | yes | — |");
        assertThat(rowsOfThePage()).doesNotContainAnyElementsOf(offenders);
    }

    private static List<String> rowsOfThePage() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.matches("\\| [A-Z]+ /.*")).toList();
        }
    }

    private static List<String> rowsOf(List<RestMethod> methods) {
        return methods.stream().map(RolesPageTest::row).sorted().toList();
    }

    private static String row(RestMethod method) {
        return Stream.concat(COLUMNS.stream().map(method.allowed()::contains), Stream.of(false))
                .map(may -> may ? "yes" : "—")
                .collect(Collectors.joining(" | ", "| " + method + " | ", " |"));
    }

    @Path("offender")
    @AllowedTo({PortalRole.ADMIN, PortalRole.BILLING})
    private static final class Offender {
        @GET
        public Set<String> open() {
            return Set.copyOf(Arrays.asList("nothing"));
        }

        @DELETE
        @Path("{id: [0-9]+}")
        @AllowedTo(PortalRole.SUBSCRIBER)
        public void remove() {}
    }
}
