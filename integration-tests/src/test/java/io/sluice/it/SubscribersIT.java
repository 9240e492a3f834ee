package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Caller;
import io.sluice.it.fixture.Caller.Reply;
import io.sluice.it.fixture.Radclient;
import io.sluice.it.fixture.SluiceServer;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is changed over REST counts on the wire, without a restart. */
class SubscribersIT {

    /** Two seconds are promised; the third is for radclient and a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private static Caller operator(SluiceServer server) {
        return new Caller(server, "operator", "operator");
    }

    private static Radclient.Reply login(SluiceServer server, String login, String password) {
        return server.radclient()
                .login(
                        "User-Name=" + login,
                        "CHAP-Password=" + password,
                        "NAS-IP-Address=127.0.0.1",
                        "Message-Authenticator=0x00");
    }

    private static void seesSoon(SluiceServer server, String password, String what, Predicate<Radclient.Reply> wanted) {
        eventually(what, SOON, () -> login(server, "wire@isp1.com", password), wanted);
    }

    private static boolean activates(Radclient.Reply reply, String service) {
        return reply.isAccept() && reply.attributes().stream().anyMatch(each -> each.endsWith("\"" + service + "\""));
    }

    @Test
    void everyChangeCountsAtTheNextLogin(SluiceServer server) {
        Caller operator = operator(server);
        assertThat(login(server, "wire@isp1.com", "first").isReject()).isTrue();

        Reply made = operator.json(
                "POST",
                "subscribers",
                "{\"kind\":\"RESIDENTIAL\",\"parent\":\"isp1\",\"login\":\"wire@isp1.com\",\"password\":\"first\"}");
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        String path = "subscribers/" + made.id();
        seesSoon(server, "first", "the new subscriber logs in", Radclient.Reply::isAccept);

        assertThat(operator.json("PATCH", path, "{\"password\":\"second\"}").status())
                .isEqualTo(200);
        seesSoon(server, "second", "the new password counts", Radclient.Reply::isAccept);
        assertThat(login(server, "wire@isp1.com", "first").isReject()).isTrue();

        Reply suspended = operator.send(
                "PATCH",
                path,
                "application/merge-patch+json",
                "{\"status\":\"SUSPENDED\"}",
                "If-Match",
                String.valueOf(operator.get(path).etag()));
        assertThat(suspended.status()).as("%s", suspended).isEqualTo(200);
        seesSoon(server, "second", "the suspended one is refused", Radclient.Reply::isReject);
        assertThat(operator.json("PATCH", path, "{\"status\":\"ACTIVE\"}").status())
                .isEqualTo(200);
        seesSoon(server, "second", "the resumed one logs in", Radclient.Reply::isAccept);

        Reply record = operator.send(
                "PUT",
                path + "/record",
                "application/json",
                "{\"attributes\":[{\"name\":\"Framed-IP-Address\",\"value\":\"10.1.2.3\"}],"
                        + "\"services\":[{\"tag\":6,\"activate\":\"voice(64000)\",\"timeout\":60}]}");
        assertThat(record.status()).as("%s", record).isEqualTo(201);
        assertThat(record.object().getJsonArray("warnings").getJsonObject(0).getString("code"))
                .isEqualTo("LIMIT_INERT");
        seesSoon(server, "second", "the record is sent", reply -> activates(reply, "voice(64000)"));
        assertThat(login(server, "wire@isp1.com", "second").attributes())
                .contains("Framed-IP-Address = 10.1.2.3", "ERX-Service-Timeout:6 = 60");

        Reply subscribed = operator.json(
                "POST", path + "/subscriptions", "{\"service\":\"gold\",\"trigger\":\"ACTIVATE_ON_LOGIN\"}");
        assertThat(subscribed.status()).as("%s", subscribed).isEqualTo(201);
        seesSoon(server, "second", "the subscription starts", reply -> activates(reply, "gold"));

        assertThat(operator.json("DELETE", path, null).status()).isEqualTo(204);
        seesSoon(server, "second", "the deleted one is refused", Radclient.Reply::isReject);
    }

    @Test
    void aThousandLinesLand_butTheBadOne(SluiceServer server) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 1_000; i++) {
            lines.append("{\"kind\":\"RESIDENTIAL\",\"parent\":\"isp1\",\"login\":\"bulk")
                    .append(i);
            lines.append("@isp1.com\",\"password\":\"pw").append(i);
            lines.append("\",\"record\":{\"services\":[{\"tag\":").append(i == 617 ? 9 : 1);
            lines.append(",\"activate\":\"gold\"}]}}\n");
        }

        Reply result = operator(server).send("POST", "subscribers:import", "application/x-ndjson", lines.toString());

        assertThat(result.status()).as("%s", result).isEqualTo(200);
        assertThat(result.object().getInt("created")).isEqualTo(999);
        assertThat(result.object().getJsonArray("refusals").toString())
                .isEqualTo("[{\"line\":617,\"errors\":[{\"pointer\":\"/record/services/0/tag\","
                        + "\"detail\":\"Is 1–8, not 9.\"}]}]");
        eventually(
                "the last one logs in",
                SOON,
                () -> login(server, "bulk1000@isp1.com", "pw1000"),
                reply -> activates(reply, "gold"));
        assertThat(login(server, "bulk617@isp1.com", "pw617").isReject()).isTrue();
    }

    @Test
    void csvIsTriedWithoutTrace_andEveryRefusedLineReported(SluiceServer server) {
        String csv = "kind,parent,login,password,attribute.Session-Timeout,service.1\r\n"
                + "RESIDENTIAL,isp1,csv1@isp1.com,pw1,86400,gold\r\n"
                + "RESIDENTIAL,isp1,csv2@isp1.com,pw2,soon,gold\r\n"
                + "RESIDENTIAL,isp1,\"csv3@isp1.com,pw3,86400,gold\r\n";
        Caller operator = operator(server);

        Reply tried = operator.send("POST", "subscribers:import?dryRun=true", "text/csv", csv);
        assertThat(tried.object().getInt("created")).isEqualTo(1);
        assertThat(operator.get("subscribers?login=csv1%40isp1.com").object().getJsonArray("items"))
                .isEmpty();

        Reply reported = operator.send("POST", "subscribers:import", "text/csv", csv, "Accept", "application/x-ndjson");
        assertThat(reported.status()).isEqualTo(200);
        assertThat(reported.body().lines().toList())
                .hasSize(3)
                .anyMatch(line -> line.contains("\"line\":3") && line.contains("/record/attributes/0/value"))
                .anyMatch(line -> line.contains("\"line\":4") && line.contains("quote is not closed"))
                .last()
                .isEqualTo("{\"mode\":\"create\",\"dryRun\":false,\"lines\":3,\"created\":1,\"replaced\":0,"
                        + "\"refused\":2}");
        assertThat(operator.get("subscribers?login=csv1%40isp1.com").object().getJsonArray("items"))
                .hasSize(1);
    }
}
