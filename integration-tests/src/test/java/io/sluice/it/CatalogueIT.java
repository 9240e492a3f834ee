package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.RestWrites;
import io.sluice.it.fixture.RestWrites.Answer;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients, NASes, retailers and services by REST: what is done is done once, in the state that was meant, or only tried. */
class CatalogueIT {

    private static final String SECRET = "sixteen octets!!";
    private RestWrites rest;

    @BeforeEach
    void logIn(SluiceServer server) {
        rest = new RestWrites(server.ports(), "operator", "operator");
    }

    @AfterEach
    void cleanUp() {
        for (String resource :
                List.of("clients/it", "nas/it", "holidays/it", "retailers/it", "scopes/it", "services/it")) {
            rest.remove(resource);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clients/it|{'prefixes':['10.77.0.0/24','2001:DB8:77::/48'],'secret':'" + SECRET + "','nas':'demo'}"
                        + "|{'prefixes':['10.78.0.0/24'],'nas':'demo','kinds':['ACCT']}|prefixes",
                "nas/it|{'identifiers':['it'],'addresses':['10.77.0.2'],'dialect':'erx','coa':{'address':'10.77.0.2','secret':'"
                        + SECRET
                        + "'},'confirmation':'ACK','zone':'Europe/Berlin'}|{'identifiers':['it2']}|identifiers",
                "retailers/it|{'realms':['it.example'],'zone':'Europe/Berlin'}|{'realms':[],'zone':'UTC'}|zone",
                "services/it|{'parameters':[{'name':'inputBW','type':'BITS_PER_SECOND','min':64000,'max':10000000000}],"
                        + "'mutexGroup':-12,'statistics':'TIME_VOLUME','limits':{'timeout':'PT5H','volumeMb':500}}"
                        + "|{'statistics':'NONE'}|statistics",
                "services/it|{'parameters':[{'name':'rate','type':'BITS_PER_SECOND'}],'statistics':'NONE',"
                        + "'renderings':{'erx':[{'attribute':'Filter-Id','value':'in-${rate:kilo}'}]}}"
                        + "|{'statistics':'NONE','renderings':{'erx':[{'attribute':'Filter-Id','value':'x'}]}}|renderings",
                "holidays/it|{'days':[{'date':'2026-12-25','title':'Christmas'}]}"
                        + "|{'days':[{'date':'2026-12-26','title':'Boxing Day'}]}|days",
                "scopes/it|{'precedence':100,'services':['tiered'],'substitutions':{'inputBW':'1M'},'nases':['demo'],"
                        + "'below':['isp1/acme','isp1']}|{'precedence':7,'exclusive':true,'services':['voice']}|services"
            })
    void isMade_readBack_changed_andRemoved(String resource, String made, String changed, String member) {
        Answer tried = rest.put(resource + "?dryRun=true", json(made));
        assertThat(tried.status()).as("%s", tried).isEqualTo(201);
        assertThat(rest.get(resource).status()).as("a trial leaves nothing").isEqualTo(404);

        Answer created = rest.put(resource, json(made));
        Answer read = rest.get(resource);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.location()).endsWith("/api/v1/" + resource);
        assertThat(read.body()).isEqualTo(created.body()).doesNotContain(SECRET);
        assertThat(read.etag()).isEqualTo(created.etag()).matches("\"\\d+\"");

        Answer same = rest.put(resource, read.etag(), read.body());
        assertThat(same.status()).as("what was read can be sent back: %s", same).isEqualTo(200);
        assertThat(same.body()).isEqualTo(read.body());
        assertThat(same.etag()).isEqualTo(read.etag());

        Answer onTrial = rest.put(resource + "?dryRun=true", read.etag(), json(changed));
        assertThat(rest.get(resource).body()).as("after a trial").isEqualTo(read.body());
        Answer after = rest.put(resource, read.etag(), json(changed));
        assertThat(after.status()).as("%s", after).isEqualTo(200);
        assertThat(without(onTrial, "createdAt")).isEqualTo(without(after, "createdAt"));
        assertThat(after.etag()).isNotEqualTo(read.etag());
        assertThat(after.object().get(member)).isNotEqualTo(read.object().get(member));

        assertThat(rest.put(resource, read.etag(), json(made)).status())
                .as("stale")
                .isEqualTo(412);
        assertThat(rest.put(resource, json(made)).status()).as("state unsaid").isEqualTo(428);
        assertThat(rest.send("DELETE", resource, null).status()).isEqualTo(428);
        assertThat(rest.send("DELETE", resource, null, "If-Match", read.etag()).status())
                .isEqualTo(412);
        assertThat(rest.send("DELETE", resource + "?dryRun=true", null, "If-Match", after.etag())
                        .status())
                .isEqualTo(204);
        assertThat(rest.get(resource).body()).isEqualTo(after.body());

        assertThat(rest.send("DELETE", resource, null, "If-Match", after.etag()).status())
                .isEqualTo(204);
        assertThat(rest.get(resource).status()).isEqualTo(404);
        assertThat(rest.put(resource, "*", json(made)).status())
                .as("nothing to match")
                .isEqualTo(412);
    }

    private static JsonObject without(Answer answer, String member) {
        return Json.createObjectBuilder(answer.object()).remove(member).build();
    }

    @ParameterizedTest
    @CsvSource({"clients", "nas", "retailers", "services"})
    void isListedPageByPage(String list, SluiceServer server) {
        List<JsonObject> whole = server.rest().all(list);
        List<JsonObject> byOne = server.rest().all(list + "?limit=1");

        assertThat(whole).isNotEmpty();
        assertThat(byOne).isEqualTo(whole);
        assertThat(whole).extracting(item -> item.getString("name")).isSorted();
    }

    /** Two people make the same at the same moment: one wins, the other is told. */
    @Test
    void isMadeOnce_whenManyMakeItTogether() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            Callable<Answer> make = () -> rest.put("retailers/it", "{\"zone\":\"UTC\",\"realms\":[\"it.example\"]}");
            List<Integer> statuses = people.invokeAll(Collections.nCopies(8, make)).stream()
                    .map(CatalogueIT::status)
                    .toList();

            assertThat(statuses).containsOnlyOnce(201).allMatch(status -> List.of(201, 409, 412, 428)
                    .contains(status));
        } finally {
            people.shutdownNow();
        }
    }

    private static int status(Future<Answer> answer) {
        try {
            return answer.get().status();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRepeatedPost_isAnsweredAsTheFirst_andMakesNothing() {
        String key = "it-" + System.nanoTime();
        String body = "{\"kind\": \"RESIDENTIAL\", \"parent\": \"isp1\", \"login\": \"" + key
                + "@isp1.com\", \"password\": \"pw\"}";

        Answer tried = rest.post("subscribers?dryRun=true", body, "Idempotency-Key", key);
        Answer first = rest.post("subscribers", body, "Idempotency-Key", key);
        Answer again = rest.post("subscribers", body, "Idempotency-Key", key);
        Answer other = rest.post("subscribers", body.replace("pw", "qw"), "Idempotency-Key", key);
        Answer refused = rest.post("subscribers", body, "Idempotency-Key", key + "x");
        Answer malformed = rest.post("subscribers", body, "Idempotency-Key", "two words");

        assertThat(tried.status()).as("%s", tried).isEqualTo(201);
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(again).isEqualTo(first);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.object().getString("type")).isEqualTo("/problems/#key-reused");
        assertThat(refused.status()).as("the login is taken by now").isEqualTo(409);
        assertThat(malformed.object().getString("type")).isEqualTo("/problems/#invalid-header");
        assertThat(rest.remove(first.location().substring("/api/v1/".length())).status())
                .isEqualTo(204);
    }

    @Test
    void everyChangeIsAudited_withoutSecrets(SluiceServer server) {
        rest.put("nas/it", json("{'coa':{'address':'10.77.0.2','secret':'" + SECRET + "'}}"));
        rest.remove("nas/it");

        List<JsonObject> entries = server.rest().all("audit?limit=1000").stream()
                .filter(entry -> entry.toString().contains("/nas/it"))
                .toList();
        assertThat(entries).extracting(entry -> entry.getString("action")).contains("nas.created", "nas.removed");
        assertThat(entries.toString()).doesNotContain(SECRET);
        assertThat(server.log()).noneMatch(line -> line.contains(SECRET));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
