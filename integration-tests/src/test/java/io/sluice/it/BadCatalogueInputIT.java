package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.RestWrites;
import io.sluice.it.fixture.RestWrites.Answer;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong is refused with its member named, and nothing is changed. */
class BadCatalogueInputIT {

    private static final List<String> LISTS = List.of("clients", "nas", "retailers", "services", "scopes");
    private static final String LONG = "x".repeat(300);

    /** Resource, body (with ' for "), status, type, pointer; LONG stands for 300 characters. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 10_000,
            value = {
                // clients
                "clients/bad|{'secret':'sixteen octets!!'}|422|invalid-body|/prefixes",
                "clients/bad|{'prefixes':[],'secret':'sixteen octets!!'}|422|invalid-body|/prefixes",
                "clients/bad|{'prefixes':'10.1.0.0/24'}|422|invalid-body|/prefixes",
                "clients/bad|{'prefixes':['10.1.0.0/24',7]}|422|invalid-body|/prefixes/1",
                "clients/bad|{'prefixes':['10.1.0.0/33']}|422|invalid-body|/prefixes/0",
                "clients/bad|{'prefixes':['10.1.0.1/24']}|422|invalid-body|/prefixes/0",
                "clients/bad|{'prefixes':['bng1.example.com']}|422|invalid-body|/prefixes/0",
                "clients/bad|{'prefixes':['10.1.0.0/24','10.1.0.0/24']}|422|invalid-body|/prefixes/1",
                "clients/bad|{'prefixes':['LONG']}|422|invalid-body|/prefixes/0",
                "clients/bad|{'prefixes':['10.1.0.0/24']}|422|invalid-body|/secret",
                "clients/bad|{'prefixes':['10.1.0.0/24'],'secret':''}|422|invalid-body|/secret",
                "clients/bad|{'prefixes':['10.1.0.0/24'],'secret':'LONG'}|422|invalid-body|/secret",
                "clients/bad|{'prefixes':['10.1.0.0/24'],'secret':12345}|422|invalid-body|/secret",
                "clients/bad|{'prefixes':['10.1.0.0/24'],'secret':'s','kinds':[]}|422|invalid-body|/kinds",
                "clients/bad|{'prefixes':['10.1.0.0/24'],'secret':'s','kinds':['AUTH','auth']}|422|invalid-body|/kinds/1",
                "clients/bad|{'prefixes':['10.1.0.0/24'],'secret':'s','kinds':['AUTH','AUTH']}|422|invalid-body|/kinds/1",
                "clients/bad|{'prefixes':['10.1.0.0/24'],'secret':'s','messageAuthenticator':'MAYBE'}|422|invalid-body|/messageAuthenticator",
                "clients/bad|{'prefixes':['10.1.0.0/24'],'secret':'s','proxyState':1}|422|invalid-body|/proxyState",
                "clients/bad|{'prefixes':['10.1.0.0/24'],'secret':'s','mayReportNas':'yes'}|422|invalid-body|/mayReportNas",
                "clients/bad|{'prefixes':['10.1.0.0/24'],'secret':'s','signReplies':0}|422|invalid-body|/signReplies",
                "clients/bad|{'prefixes':['10.1.0.0/24'],'secret':'s','nas':'nowhere'}|422|invalid-body|/nas",
                "clients/bad|{'prefixes':['10.1.0.0/24'],'secret':'s','nass':'demo'}|422|invalid-body|/nass",
                "clients/bad|{'name':'good','prefixes':['10.1.0.0/24'],'secret':'s'}|422|invalid-body|/name",
                "clients/bad|{'prefixes':['10.1.0.0/24','127.0.0.0/8'],'secret':'s'}|409|duplicate|/prefixes/1",
                // nas
                "nas/bad|{'identifiers':[7]}|422|invalid-body|/identifiers/0",
                "nas/bad|{'identifiers':['LONG']}|422|invalid-body|/identifiers/0",
                "nas/bad|{'identifiers':['a','a']}|422|invalid-body|/identifiers/1",
                "nas/bad|{'addresses':['10.1.2']}|422|invalid-body|/addresses/0",
                "nas/bad|{'addresses':['2001:db8::1','2001:DB8:0::1']}|422|invalid-body|/addresses/1",
                "nas/bad|{'dialect':'ERX'}|422|invalid-body|/dialect",
                "nas/bad|{'coa':'10.1.2.3'}|422|invalid-body|/coa",
                "nas/bad|{'coa':{'secret':'s'}}|422|invalid-body|/coa/address",
                "nas/bad|{'coa':{'address':'bng1','secret':'s'}}|422|invalid-body|/coa/address",
                "nas/bad|{'coa':{'address':'10.1.2.3','port':0,'secret':'s'}}|422|invalid-body|/coa/port",
                "nas/bad|{'coa':{'address':'10.1.2.3','port':65536,'secret':'s'}}|422|invalid-body|/coa/port",
                "nas/bad|{'coa':{'address':'10.1.2.3','port':3799.5,'secret':'s'}}|422|invalid-body|/coa/port",
                "nas/bad|{'coa':{'address':'10.1.2.3'}}|422|invalid-body|/coa/secret",
                "nas/bad|{'coa':{'address':'10.1.2.3','secret':'s','prot':1}}|422|invalid-body|/coa/prot",
                "nas/bad|{'confirmation':'NEVER'}|422|invalid-body|/confirmation",
                "nas/bad|{'mutex':'ROUTER'}|422|invalid-body|/mutex",
                "nas/bad|{'zone':'Europe/Bonn'}|422|invalid-body|/zone",
                // retailers
                "retailers/bad|{}|422|invalid-body|/zone",
                "retailers/bad|{'zone':'Mars'}|422|invalid-body|/zone",
                "retailers/bad|{'zone':'UTC','realms':['no realm']}|422|invalid-body|/realms/0",
                "retailers/bad|{'zone':'UTC','realms':['a.example','A.example']}|422|invalid-body|/realms/1",
                "retailers/bad|{'zone':'UTC','realms':['a.example','isp1.com']}|409|duplicate|/realms/1",
                // services
                "services/bad|{}|422|invalid-body|/statistics",
                "services/bad|{'statistics':2}|422|invalid-body|/statistics",
                "services/bad|{'statistics':'NONE','mutexGroup':0}|422|invalid-body|/mutexGroup",
                "services/bad|{'statistics':'NONE','mutexGroup':2147483648}|422|invalid-body|/mutexGroup",
                "services/bad|{'statistics':'NONE','mutexGroup':-2147483649}|422|invalid-body|/mutexGroup",
                "services/bad|{'statistics':'NONE','mutexGroup':'gold'}|422|invalid-body|/mutexGroup",
                "services/bad|{'statistics':'NONE','interfaceType':'IPX'}|422|invalid-body|/interfaceType",
                "services/bad|{'statistics':'NONE','authorization':'ASK'}|422|invalid-body|/authorization",
                "services/bad|{'statistics':'NONE','requiredAtLogin':null,'x':1}|422|invalid-body|/x",
                "services/bad|{'statistics':'NONE','limits':{'timeout':'5h'}}|422|invalid-body|/limits/timeout",
                "services/bad|{'statistics':'NONE','limits':{'timeout':'PT16777216S'}}|422|invalid-body|/limits/timeout",
                "services/bad|{'statistics':'NONE','limits':{'timeout':'-PT1S'}}|422|invalid-body|/limits/timeout",
                "services/bad|{'statistics':'NONE','limits':{'volumeMb':16777216}}|422|invalid-body|/limits/volumeMb",
                "services/bad|{'statistics':'NONE','limits':{'volumeMb':-1}}|422|invalid-body|/limits/volumeMb",
                "services/bad|{'statistics':'NONE','limits':{'interimInterval':'P2D'}}|422|invalid-body|/limits/interimInterval",
                "services/bad|{'statistics':'NONE','parameters':{}}|422|invalid-body|/parameters",
                "services/bad|{'statistics':'NONE','parameters':[1]}|422|invalid-body|/parameters/0",
                "services/bad|{'statistics':'NONE','parameters':[{'type':'TEXT'}]}|422|invalid-body|/parameters/0/name",
                "services/bad|{'statistics':'NONE','parameters':[{'name':'a b','type':'TEXT'}]}|422|invalid-body|/parameters/0/name",
                "services/bad|{'statistics':'NONE','parameters':[{'name':'a'}]}|422|invalid-body|/parameters/0/type",
                "services/bad|{'statistics':'NONE','parameters':[{'name':'a','type':'RATE'}]}|422|invalid-body|/parameters/0/type",
                "services/bad|{'statistics':'NONE','parameters':[{'name':'a','type':'TEXT','min':1}]}|422|invalid-body|/parameters/0/min",
                "services/bad|{'statistics':'NONE','parameters':[{'name':'a','type':'INTEGER','min':2,'max':1}]}|422|invalid-body|/parameters/0/max",
                "services/bad|{'statistics':'NONE','parameters':[{'name':'a','type':'BITS_PER_SECOND','min':-1}]}|422|invalid-body|/parameters/0/min",
                "services/bad|{'statistics':'NONE','parameters':[{'name':'a','type':'INTEGER','max':9223372036854775808}]}|422|invalid-body|/parameters/0/max",
                "services/bad|{'statistics':'NONE','parameters':[{'name':'a','type':'INTEGER','max':9,'default':'10'}]}|422|invalid-body|/parameters/0/default",
                "services/bad|{'statistics':'NONE','parameters':[{'name':'a','type':'TEXT'},{'name':'a','type':'TEXT'}]}|422|invalid-body|/parameters/1/name",
                "services/bad|{'statistics':'NONE','renderings':[]}|422|invalid-body|/renderings",
                "services/bad|{'statistics':'NONE','renderings':{'nobody':[]}}|422|invalid-body|/renderings/nobody",
                "services/bad|{'statistics':'NONE','renderings':{'erx':{}}}|422|invalid-body|/renderings/erx",
                "services/bad|{'statistics':'NONE','renderings':{'erx':[{'value':'x'}]}}|422|invalid-body|/renderings/erx/0/attribute",
                "services/bad|{'statistics':'NONE','renderings':{'erx':[{'attribute':'Filter-Id'}]}}|422|invalid-body|/renderings/erx/0/value",
                "services/bad|{'statistics':'NONE','renderings':{'erx':[{'attribute':'Filter-Id','value':'${rate}'}]}}|422|invalid-body|/renderings/erx/0/value",
                "services/bad|{'statistics':'NONE','renderings':{'erx':[{'attribute':'Filter-Id','value':'${rate'}]}}|422|invalid-body|/renderings/erx/0/value",
                "services/bad|{'statistics':'NONE','renderings':{'erx':[{'attribute':'Nothing-Known','value':'x'}]}}|422|invalid-body|/renderings/erx/0/attribute",
                "services/bad|{'statistics':'NONE','renderings':{'erx':[{'attribute':'User-Name','value':'x'}]}}|422|invalid-body|/renderings/erx/0/attribute",
                "services/bad|{'statistics':'NONE','renderings':{'erx':[{'attribute':'Filter-Id','tag':3,'value':'x'}]}}|422|invalid-body|/renderings/erx/0/tag",
                "services/bad|{'statistics':'NONE','renderings':{'erx':[{'attribute':'Session-Timeout','value':'x'}]}}|422|invalid-body|/renderings/erx/0/value",
                // scopes
                "scopes/bad|{}|422|invalid-body|/precedence",
                "scopes/bad|{'precedence':-1}|422|invalid-body|/precedence",
                "scopes/bad|{'precedence':1,'exclusive':true}|422|invalid-body|/services",
                "scopes/bad|{'precedence':1,'services':['gold','platinum']}|422|invalid-body|/services/1",
                "scopes/bad|{'precedence':1,'nases':['nowhere']}|422|invalid-body|/nases/0",
                "scopes/bad|{'precedence':1,'below':['isp1','isp1/nobody']}|422|invalid-body|/below/1",
                "scopes/bad|{'precedence':1,'substitutions':{'a b':'x'}}|422|invalid-body|/substitutions/a b",
                "scopes/bad|{'precedence':1,'substitutions':{'rate':'1,2'}}|422|invalid-body|/substitutions/rate",
                "scopes/bad|{'precedence':1,'substitutions':{'rate':7}}|422|invalid-body|/substitutions/rate",
                "scopes/bad|{'precedence':1,'more':true}|422|invalid-body|/more",
                // any
                "services/bad|[]|422|invalid-body|",
                "retailers/bad|{'zone':|400|malformed-json|",
                "retailers/bad|{'zone':'UTC','zone':'UTC'}|400|malformed-json|",
                "retailers/bad|{'zone':'UTC'} {}|400|malformed-json|",
                "nas/-bad|{}|400|invalid-parameter|",
                "nas/LONG|{}|400|invalid-parameter|",
                "nas/bad?dryRun=yes|{}|400|invalid-parameter|",
                "nas/bad?dryrun=true|{}|400|unknown-parameter|"
            })
    void isRefused(String resource, String body, int status, String type, String pointer, SluiceServer server) {
        RestWrites rest = operator(server);
        List<String> before = everything(rest);

        Answer answer =
                rest.put(resource.replace("LONG", LONG), body.replace('\'', '"').replace("LONG", LONG));

        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        JsonObject problem = answer.object();
        assertThat(problem.getString("type")).isEqualTo("/problems/#" + type);
        assertThat(problem.getString("detail")).isNotBlank();
        assertThat(problem.getString("pointer", "")).isEqualTo(pointer == null ? "" : pointer);
        assertThat(everything(rest)).isEqualTo(before);
    }

    @Test
    void isAllNamedAtOnce(SluiceServer server) {
        Answer answer = operator(server)
                .put("nas/bad", "{\"dialect\":\"x\",\"mutex\":1,\"coa\":{\"port\":0},\"zone\":7,\"more\":true}");

        assertThat(answer.object().getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("pointer"))
                .containsExactlyInAnyOrder("/dialect", "/mutex", "/coa/address", "/coa/port", "/zone", "/more");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/xml", "application/x-www-form-urlencoded", "application/octet-stream"})
    void isRefused_inAnotherMediaType(String type, SluiceServer server) {
        Answer answer = operator(server).send("PUT", "nas/bad", "{}", "Content-Type", type);

        assertThat(answer.status()).as("%s", answer).isEqualTo(415);
        assertThat(answer.object().getString("type")).isEqualTo("/problems/#unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({"1048577", "12000000"})
    void isRefused_whenItIsTooLarge(int octets, SluiceServer server) {
        RestWrites rest = operator(server);

        Answer answer = rest.put("nas/bad", "{}" + " ".repeat(octets - 2));

        assertThat(answer.status()).as("%s", answer).isEqualTo(413);
        assertThat(answer.object().getString("type")).isEqualTo("/problems/#content-too-large");
        assertThat(rest.get("nas/bad").status()).isEqualTo(404);
    }

    @Test
    void namesLineAndColumn(SluiceServer server) {
        Answer answer = operator(server).put("nas/bad", "{\"mutex\": \"NAS\",\n \"zone\": UTC}");

        assertThat(answer.object().getString("detail")).startsWith("Line 2, column ");
    }

    @ParameterizedTest
    @CsvSource({"auditor, 403", "billing, 403", "isp1-manager, 403", "subscriber, 403"})
    void isRefused_toOtherRoles(String user, int status, SluiceServer server) {
        RestWrites rest = new RestWrites(server.ports(), user, user);

        for (String list : LISTS) {
            assertThat(rest.put(list + "/bad", "{}").status()).as(list).isEqualTo(status);
            assertThat(rest.remove(list + "/bad").status()).as(list).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"clients/none", "nas/none", "retailers/none", "services/none", "services/none/versions", "scopes/none"})
    void isNotFound(String resource, SluiceServer server) {
        Answer answer = operator(server).get(resource);

        assertThat(answer.status()).as("%s", answer).isEqualTo(404);
        assertThat(answer.object().getString("detail")).contains("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"nas/demo|speak for: ", "retailers/isp1|subscribers: ", "services/tiered|records of subscribers"})
    void stays_whileItIsNeeded_andSaysBecauseOfWhat(String resource, String by, SluiceServer server) {
        RestWrites rest = operator(server);

        Answer answer = rest.remove(resource);

        assertThat(answer.status()).as("%s", answer).isEqualTo(409);
        assertThat(answer.object().getString("type")).isEqualTo("/problems/#in-use");
        assertThat(answer.object().getString("detail")).contains(by);
        assertThat(rest.get(resource).status()).isEqualTo(200);
    }

    private static RestWrites operator(SluiceServer server) {
        return new RestWrites(server.ports(), "operator", "operator");
    }

    private static List<String> everything(RestWrites rest) {
        return LISTS.stream().map(list -> rest.get(list).body()).toList();
    }
}
