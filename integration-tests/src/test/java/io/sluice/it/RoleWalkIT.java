package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Rest;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything the interface describes, asked for by everybody, against the matrix in docs/operations/roles.md. */
@Tag("h2")
class RoleWalkIT {

    /** The demo's user for each column of the matrix. */
    private static final Map<String, String> USERS = Map.of(
            "operator", "operator",
            "auditor", "auditor",
            "billing", "billing",
            "retailer-manager", "isp1-manager",
            "it-manager", "it-manager",
            "subscriber", "subscriber");

    @Test
    void describesWhatTheMatrixHas(SluiceServer server) throws IOException {
        assertThat(described(server)).isEqualTo(new TreeSet<>(matrix().keySet()));
    }

    @Test
    void letsEachRoleDoWhatTheMatrixSays(SluiceServer server) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Map<String, Boolean>> row : matrix().entrySet()) {
            row.getValue().forEach((role, may) -> {
                int status = ask(as(server, role), row.getKey());
                int refusal = role.equals("anonymous") ? 401 : 403;
                boolean right = may ? status != 401 && status != 403 && status < 500 : status == refusal;
                if (!right) {
                    wrong.add(row.getKey() + " by " + role + ": " + status + ", expected "
                            + (may ? "to be allowed" : String.valueOf(refusal)));
                }
            });
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void hidesAnotherRetailersSubscribers(SluiceServer server) {
        String name = "walk" + System.nanoTime();
        Rest operator = server.rest();
        assertThat(operator.send("PUT", "retailers/" + name, "{\"realms\":[\"" + name + ".example\"],\"zone\":\"UTC\"}")
                        .statusCode())
                .isEqualTo(201);
        JsonObject subscriber = object(operator.send(
                "POST",
                "subscribers",
                "{\"kind\":\"RESIDENTIAL\",\"name\":\"s\",\"parent\":\"" + name + "\",\"login\":\"s@" + name
                        + ".example\"}"));
        String id = subscriber.get("id").toString().replace("\"", "");
        assertThat(operator.get("subscribers/" + id).status()).isEqualTo(200);

        Rest manager = as(server, "retailer-manager");

        assertThat(manager.get("subscribers/" + id).status()).isEqualTo(404);
        for (String below : List.of("/record", "/subscriptions")) {
            assertThat(manager.get("subscribers/" + id + below).status())
                    .as(below)
                    .isEqualTo(404);
        }
        assertThat(manager.send("DELETE", "subscribers/" + id, null, "If-Match", "*")
                        .statusCode())
                .isEqualTo(404);
        assertThat(manager.send("PUT", "subscribers/" + id + "/record", "{}", "If-Match", "*")
                        .statusCode())
                .isEqualTo(404);
        assertThat(manager.all("subscribers").stream().map(JsonObject::toString))
                .isNotEmpty()
                .noneMatch(one -> one.contains(name));
        assertThat(operator.get("subscribers/" + id).status()).as("still there").isEqualTo(200);
    }

    private static Rest as(SluiceServer server, String role) {
        return switch (role) {
            case "anonymous" -> server.rest().anonymous();
            case "admin" -> server.admin();
            default -> server.rest().as(USERS.get(role), USERS.get(role));
        };
    }

    /** Asks for what does not exist, on trial: who may is told that it is wrong or missing. */
    private static int ask(Rest rest, String method) {
        String[] parts = method.split(" ");
        String path = parts[1].substring(1).replaceAll("\\{\\w+}", "999999999");
        boolean writes = !parts[0].equals("GET");
        // What a resource cannot read it refuses before it asks who sent it (Jakarta REST 3.1 §3.7).
        String type = path.endsWith(":import") ? "application/x-ndjson" : "application/json";
        HttpResponse<String> answer = rest.send(
                parts[0],
                path + (writes ? "?dryRun=true" : ""),
                writes && !parts[0].equals("DELETE") ? "{}" : null,
                "Content-Type",
                type);
        return answer.statusCode();
    }

    /** {@code VERB /path} of every operation in the description that the server gives to everybody. */
    private static TreeSet<String> described(SluiceServer server) {
        TreeSet<String> found = new TreeSet<>();
        String path = "";
        boolean within = false;
        for (String line :
                server.rest().anonymous().send("GET", "/openapi", null).body().split("\n")) {
            if (!line.startsWith(" ")) {
                within = line.equals("paths:");
            } else if (within && line.matches("  /.*:")) {
                path = line.strip().replaceAll(":$", "");
            } else if (within && line.matches("    (get|put|post|patch|delete):")) {
                found.add(line.strip().replace(":", "").toUpperCase(java.util.Locale.ROOT) + " " + path);
            }
        }
        return found;
    }

    /** For each {@code VERB /path} which role may. */
    private static Map<String, Map<String, Boolean>> matrix() throws IOException {
        Map<String, Map<String, Boolean>> rows = new TreeMap<>();
        List<String> columns = List.of();
        for (String line : Files.readAllLines(SluiceServer.root().resolve("docs/operations/roles.md"))) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (line.startsWith("| method |")) {
                columns = cells.subList(2, cells.size());
            } else if (line.matches("\\| [A-Z]+ /.*")) {
                Map<String, Boolean> may = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    may.put(columns.get(i), cells.get(i + 2).equals("yes"));
                }
                rows.put(cells.get(1), may);
            }
        }
        assertThat(columns).contains("anonymous").hasSize(8);
        return rows;
    }

    private static JsonObject object(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return Json.createReader(new StringReader(answer.body())).readObject();
    }
}
