package io.sluice.radius.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.radius.dictionary.EncodedValue.Encoded;
import io.sluice.radius.dictionary.EncodedValue.Reason;
import io.sluice.radius.dictionary.EncodedValue.Refused;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeTextTest {

    private final AttributeText text = new AttributeText(RadiusDictionary.builtIn());
    private final PacketWriter packet = new PacketWriter().begin(PacketCode.ACCESS_ACCEPT, 1);

    private static EncodedValue encode(String name, int tag, String value) {
        return AttributeText.encode(RadiusDictionary.builtIn().find(name).orElseThrow(), tag, value);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "No-Such-Attribute|0|1|UNKNOWN_ATTRIBUTE",
                "User-Password|0|secret|NOT_SETTABLE",
                "Tunnel-Password|1|secret|NOT_SETTABLE",
                "Message-Authenticator|0|0x00|NOT_SETTABLE",
                "Session-Timeout|1|60|TAG_NOT_ALLOWED",
                "ERX-Service-Deactivate|1|guided|TAG_NOT_ALLOWED",
                "ERX-Service-Activate|32|tiered|TAG_OUT_OF_RANGE",
                "ERX-Service-Activate|-1|tiered|TAG_OUT_OF_RANGE",
                "ERX-Service-Timeout|1|16777216|OUT_OF_RANGE",
                "ERX-Service-Timeout|0|16777216|OUT_OF_RANGE",
                "Session-Timeout|0|4294967296|OUT_OF_RANGE",
                "Session-Timeout|0|-1|WRONG_TYPE",
                "Session-Timeout|0|1 hour|WRONG_TYPE",
                "Session-Timeout|0|123456789012345678901|WRONG_TYPE",
                "Session-Timeout|0||WRONG_TYPE",
                "Service-Type|0|Framed|WRONG_TYPE",
                "Acct-Input-Octets-64|0|18446744073709551616|OUT_OF_RANGE",
                "Framed-IP-Address|0|192.0.2.256|WRONG_TYPE",
                "Framed-IP-Address|0|192.0.2|WRONG_TYPE",
                "Framed-IP-Address|0|192.0.2.01|WRONG_TYPE",
                "Framed-IP-Address|0|router.example|WRONG_TYPE",
                "NAS-IPv6-Address|0|2001:db8|WRONG_TYPE",
                "NAS-IPv6-Address|0|2001:db8::1::2|WRONG_TYPE",
                "NAS-IPv6-Address|0|1:2:3:4:5:6:7::8|WRONG_TYPE",
                "NAS-IPv6-Address|0|fe80::1%eth0|WRONG_TYPE",
                "NAS-IPv6-Address|0|1.2.3.4::|WRONG_TYPE",
                "NAS-IPv6-Address|0|12345::|WRONG_TYPE",
                "Framed-IPv6-Prefix|0|2001:db8::|WRONG_TYPE",
                "Framed-IPv6-Prefix|0|/64|WRONG_TYPE",
                "Framed-IPv6-Prefix|0|2001:db8::/129|OUT_OF_RANGE",
                "Framed-IPv6-Prefix|0|2001:db8::1/64|OUT_OF_RANGE",
                "Framed-Interface-Id|0|1:2:3|WRONG_TYPE",
                "Event-Timestamp|0|1969-12-31T23:59:59Z|OUT_OF_RANGE",
                "Event-Timestamp|0|2106-02-07T06:28:16Z|OUT_OF_RANGE",
                "Event-Timestamp|0|yesterday|WRONG_TYPE",
                "Class|0|00ff|WRONG_TYPE",
                "Class|0|0x0|WRONG_TYPE",
                "Class|0|0x|EMPTY",
                "User-Name|0||EMPTY"
            })
    void refuses_andLeavesThePacketAsItWas(String name, int tag, String value, Reason reason) {
        Optional<Refused> refused = text.append(packet, name, tag, value == null ? "" : value);

        assertThat(refused).isPresent();
        assertThat(refused.get().reason()).isEqualTo(reason);
        assertThat(refused.get().detail()).contains(name);
        assertThat(packet.toAttributes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "User-Name,0,253",
        "ERX-Service-Deactivate,0,247",
        "ERX-Service-Activate,1,246",
        "Tunnel-Client-Endpoint,1,252"
    })
    void fitsToTheLastOctet(String name, int tag, int longest) {
        assertThat(encode(name, tag, "x".repeat(longest))).isInstanceOf(Encoded.class);
        assertThat(text.append(packet, name, tag, "x".repeat(longest))).isEmpty();
        assertThat(packet.length()).isEqualTo(20 + 255);
        assertThat(encode(name, tag, "x".repeat(longest + 1)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LONG));
    }

    @Test
    void doesNotShowTheSecretText_whenItIsNotSettable() {
        assertThat(encode("User-Password", 0, "hunter2"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.detail()).doesNotContain("hunter2"));
    }

    @Test
    void keepsTextThatBeginsLikeATagApart_byTagZero() {
        assertThat(encode("ERX-Service-Activate", 0, "\u0001x"))
                .isInstanceOfSatisfying(
                        Encoded.class, encoded -> assertThat(encoded.octets()).containsExactly(0, 1, 'x'));
    }

    @ParameterizedTest
    @CsvSource({
        "::,00000000000000000000000000000000,::",
        "::1,00000000000000000000000000000001,::1",
        "2001:DB8::,20010db8000000000000000000000000,2001:db8::",
        "2001:db8:0:0:1:0:0:1,20010db8000000000001000000000001,2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1,20010db8000000010001000100010001,2001:db8:0:1:1:1:1:1",
        "1:0:0:2::,00010000000000020000000000000000,1:0:0:2::",
        "::ffff:192.0.2.1,00000000000000000000ffffc0000201,::ffff:c000:201",
        "0:0:0:0:0:0:192.0.2.1,000000000000000000000000c0000201,::c000:201",
        "fe80::0202:b3ff:fe1e:8329,fe800000000000000202b3fffe1e8329,fe80::202:b3ff:fe1e:8329"
    })
    void readsAndWritesIpv6AsRfc5952(String written, String octets, String canonical) {
        byte[] address = HexFormat.of().parseHex(octets);

        assertThat(AddressText.ipv6(written)).hasValue(address);
        assertThat(AddressText.ipv6(address)).isEqualTo(canonical);
        assertThat(AddressText.ipv6(canonical)).hasValue(address);
    }
}
