package io.sluice.web.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvColumnsTest {

    @Test
    void makeOfALineWhatNdjsonWouldSay() {
        CsvColumns columns = CsvColumns.of("\ufefflogin,kind,concurrency,attribute.Framed-Route,attribute.Framed-Route,"
                + "attribute.Tunnel-Type:1,service.6.timeout,service.6,service.2");

        assertThat(columns.object("a,ACCESS,2,r1,r2,VLAN,60,\"tiered(1, 2)\",").toString())
                .isEqualTo("{\"login\":\"a\",\"kind\":\"ACCESS\",\"concurrency\":2,\"record\":{\"attributes\":["
                        + "{\"name\":\"Framed-Route\",\"value\":\"r1\"},{\"name\":\"Framed-Route\",\"value\":\"r2\"},"
                        + "{\"name\":\"Tunnel-Type\",\"tag\":1,\"value\":\"VLAN\"}],"
                        + "\"services\":[{\"tag\":6,\"timeout\":60,\"activate\":\"tiered(1, 2)\"}]}}");
    }

    @Test
    void sayNothingOfARecord_whereItsCellsAreEmpty() {
        assertThat(CsvColumns.of("login,service.1,attribute.Class")
                        .object("a,,")
                        .toString())
                .isEqualTo("{\"login\":\"a\"}");
    }

    @Test
    void leaveWhatIsNoNumberAsText_soThatItIsRefusedWithItsMember() {
        assertThat(CsvColumns.of("concurrency").object("many").toString()).isEqualTo("{\"concurrency\":\"many\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "login,colour | there is no column 'colour'",
                "login,service.x | there is no column 'service.x'",
                "login,service.1.speed | there is no column 'service.1.speed'",
                "login,login | column 'login' is there twice",
            })
    void refuseAHeader(String header, String why) {
        assertThatThrownBy(() -> CsvColumns.of(header)).hasMessage(why.replace("''", "'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a | the line has 1 cells, the first line has 2",
                "a,b,c | the line has 3 cells, the first line has 2",
                "\"a,b | a quote is not closed before the end of the line",
                "\"a\"b,c | cell 1 goes on after its closing quote",
                "a\"b,c | a quote stands within a cell that does not begin with one",
            })
    void refuseALine(String line, String why) {
        CsvColumns columns = CsvColumns.of("login,password");

        assertThatThrownBy(() -> columns.object(line)).hasMessage(why);
    }

    @Test
    void understandQuotes() {
        assertThat(CsvColumns.of("login,password")
                        .object("\"a,\"\"b\"\"\",\"\"")
                        .toString())
                .isEqualTo("{\"login\":\"a,\\\"b\\\"\"}");
    }
}
