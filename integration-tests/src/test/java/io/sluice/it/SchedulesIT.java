package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.RestWrites;
import io.sluice.it.fixture.RestWrites.Answer;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schedules by REST: made, read back, seen ahead, rehearsed, replaced, refused and removed. */
class SchedulesIT {

    private static final String GOLD = json("{'statistics':'NONE','authorization':'SCHEDULE'}");
    private static final String EVENINGS = json(
            "{'name':'evenings','owner':'retailers/it','entries':["
                    + "{'from':{'hour':20,'timeZone':'Europe/Berlin'},'to':{'hour':'16','minute':'59','timeZone':'Europe/Berlin'},"
                    + "'actions':[{'type':'deny-deactivate','service':'it'}]},"
                    + "{'from':{'hour':'17','minute':'5','timeZone':'Europe/Berlin'},'actions':[{'type':'activate','service':'it'}]}]}");

    private RestWrites rest;

    @BeforeEach
    void aRetailerWithALine(SluiceServer server) {
        rest = new RestWrites(server.ports(), "operator", "operator");
        assertThat(rest.put("services/it", GOLD).status()).isEqualTo(201);
        assertThat(rest.put("retailers/it", json("{'realms':[],'zone':'Europe/Berlin'}"))
                        .status())
                .isEqualTo(201);
    }

    @AfterEach
    void cleanUp() {
        rest.remove("retailers/it");
        rest.remove("services/it");
    }

    @Test
    void areMade_readBack_seenAhead_rehearsed_andGoWithTheirOwner() {
        Answer line = rest.post("subscribers", json("{'kind':'RESIDENTIAL','parent':'it','login':'it@it.example'}"));
        assertThat(line.status()).as("%s", line).isEqualTo(201);
        String subscriber = "subscribers/" + line.object().getJsonNumber("id");
        assertThat(rest.post(subscriber + "/subscriptions", json("{'service':'it'}"))
                        .status())
                .isEqualTo(201);

        Answer made = rest.post("schedules", EVENINGS);
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        String schedule = made.location().substring(made.location().indexOf("schedules/"));
        Answer read = rest.get(schedule);
        assertThat(read.object().getJsonArray("entries")).hasSize(2);
        Answer same = rest.put(schedule, read.etag(), read.body());
        assertThat(same.status()).as("%s", same).isEqualTo(200);
        assertThat(same.etag()).isEqualTo(read.etag());

        Answer ahead = rest.get(schedule + "/occurrences?from=2026-06-01T00:00:00Z&to=2026-06-02T00:00:00Z");
        assertThat(ahead.object().getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(item -> item.getString("kind") + " " + item.getString("time"))
                .contains("EVENT 2026-06-01T15:05:00Z", "DENIAL 2026-06-01T18:00:00Z");

        Answer rehearsed = rest.post(
                "./schedules:rehearse",
                json("{'from':'2026-06-01T00:00:00Z','to':'2026-06-02T00:00:00Z','below':'it'}"));
        assertThat(rehearsed.status()).as("%s", rehearsed).isEqualTo(200);
        assertThat(rehearsed.object().getJsonArray("events").getValuesAs(JsonObject.class))
                .extracting(event -> event.getString("what") + " " + event.getString("outcome") + " "
                        + event.getString("time") + " from " + event.getString("workFrom"))
                .contains(
                        "ACTIVATE DONE 2026-06-01T15:05:00Z from 2026-06-01T15:00:00Z",
                        "STOP_BY_DENIAL DONE 2026-06-01T18:00:00Z from 2026-06-01T17:55:00Z");

        rest.remove(subscriber);
        rest.remove("retailers/it");
        assertThat(rest.get(schedule).status()).isEqualTo(404);
    }

    @Test
    void areRefused_namingTheMember_andNothingIsMade() {
        Answer refused = rest.post(
                "schedules",
                json("{'name':'bad','owner':'retailers/it','entries':[{'from':{'hour':'8'},"
                        + "'actions':[{'type':'activate','service':'it'}]},{'from':{'dayOfMonth':'31','month':'4'},"
                        + "'actions':[{'type':'activate','service':'it'}]}]}"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("/entries/1/from/dayOfMonth");
        assertThat(rest.get("schedules?owner=retailers/it").object().getJsonArray("items"))
                .isEmpty();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
