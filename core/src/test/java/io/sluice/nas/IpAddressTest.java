package io.sluice.nas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    /** The examples of RFC 4291 §2.2 and RFC 5952 §4. */
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "2001:DB8:0:0:8:800:200C:417A, 2001:db8::8:800:200c:417a",
        "FF01:0:0:0:0:0:0:101, ff01::101",
        "0:0:0:0:0:0:0:1, ::1",
        "::, ::",
        "1::, 1::",
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "::ffff:10.1.2.3, 10.1.2.3",
        "::ffff:a01:203, 10.1.2.3",
    })
    void hasOneText(String text, String canonical) {
        assertThat(IpAddress.of(text)).hasToString(canonical).isEqualTo(IpAddress.of(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.1.2",
                "10.1.2.3.4",
                "10.1.2.256",
                "010.1.2.3",
                "10.1.2.3/32",
                "bng1",
                "bng1.example.com",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "::1.2.3",
                "1:2:3:4:5:6:7:8::",
                "1.2.3.4::",
                "[::1]",
                " ::1",
                ":1::"
            })
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpAddress.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/24, 10.0.0.0/24",
        "0.0.0.0/0, 0.0.0.0/0",
        "10.1.2.3, 10.1.2.3/32",
        "10.1.2.254/31, 10.1.2.254/31",
        "2001:DB8::/32, 2001:db8::/32",
        "::/0, ::/0",
        "::1, ::1/128",
    })
    void prefixHasOneText(String text, String canonical) {
        assertThat(SourcePrefix.of(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/",
                "10.0.0.0/024",
                "10.0.0.0/-1",
                "10.0.0.0/a",
                "/24",
                "::ffff:10.0.0.0/104"
            })
    void refusesWhatIsNoPrefix(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SourcePrefix.of(text));
    }

    @Test
    void refusesBitsBehindTheLength_andSaysWhatIsMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourcePrefix.of("10.0.0.5/24"))
                .withMessageContaining("10.0.0.0/24")
                .withMessageContaining("10.0.0.5 ");
        assertThatIllegalArgumentException().isThrownBy(() -> SourcePrefix.of("2001:db8::1/127"));
    }
}
