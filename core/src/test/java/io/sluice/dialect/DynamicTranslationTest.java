package io.sluice.dialect;

import static io.sluice.radius.attribute.ErxAttributes.ACTIVATE_SERVICE;
import static io.sluice.radius.attribute.ErxAttributes.DEACTIVATE_SERVICE;
import static io.sluice.radius.attribute.ErxAttributes.SERVICE_TIMEOUT;
import static io.sluice.radius.attribute.StandardAttributes.ACCT_SESSION_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.access.dynamic.DynamicRequest;
import io.sluice.access.dynamic.NasNaming;
import io.sluice.access.dynamic.OrderedService;
import io.sluice.access.dynamic.SessionAttribute;
import io.sluice.access.dynamic.SessionCriteria;
import io.sluice.nas.ErrorCause;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamicTranslationTest {

    private static final DynamicTranslation TRANSLATION = new DynamicTranslation(RadiusDictionary.builtIn());
    private static final byte[] SECRET = "testing123".getBytes();
    private static final String SESSION = "2c047331";

    /** A packet as octets, without caring for its authenticator. */
    private static RadiusPacket packet(String hex) {
        try {
            return RadiusPacket.decode(HexFormat.of().parseHex(hex.replace(" ", "")));
        } catch (MalformedPacket e) {
            throw new AssertionError(e);
        }
    }

    /** A packet with these attributes, written octet by octet. */
    private static RadiusPacket withAttributes(PacketCode code, String hex) {
        String attributes = hex.replace(" ", "");
        return packet(String.format("%02x01%04x%032x%s", code.octet(), 20 + attributes.length() / 2, 0, attributes));
    }

    private static RadiusPacket written(PacketCode code, Consumer<PacketWriter> attributes) {
        PacketWriter writer = new PacketWriter().begin(code, 7);
        attributes.accept(writer);
        try {
            return RadiusPacket.decode(new PacketCodec().signRequest(writer, SECRET));
        } catch (MalformedPacket e) {
            throw new AssertionError(e);
        }
    }

    private static RadiusPacket ofSession(Consumer<PacketWriter> attributes) {
        return written(PacketCode.COA_REQUEST, writer -> attributes.accept(writer.text(ACCT_SESSION_ID, "s1")));
    }

    private static DynamicRequest.Change change(RadiusPacket packet) {
        DynamicRequest request = TRANSLATION.read(packet);
        assertThat(request).isInstanceOf(DynamicRequest.Change.class);
        return (DynamicRequest.Change) request;
    }

    private static void assertRefused(RadiusPacket packet, ErrorCause cause, String why) {
        DynamicRequest request = TRANSLATION.read(packet);
        assertThat(request).isInstanceOf(DynamicRequest.Unsound.class);
        DynamicRequest.Unsound unsound = (DynamicRequest.Unsound) request;
        assertThat(unsound.cause()).as(unsound.why()).isEqualTo(cause);
        assertThat(unsound.why()).contains(why);
    }

    /** Octets that FreeRADIUS's radclient 3.2 sent. */
    @Nested
    class OfRadclient {

        @Test
        void activatesAndDeactivates() {
            DynamicRequest.Change change = change(packet("2bf800bf8639b269260e2da040759b074cc8659804060a0000020112636c"
                    + "69656e743140697370312e636f6d2c22657278204661737445746865726e65742031322f303a303030313034383537371a"
                    + "210000130a411b0674696572656428313238303030302c2035313230303030291a0c0000130a4406060046501a0c000013"
                    + "0a4506060000021a0c0000130a8c06060002581a0c0000130a4306060001f41a0e0000130a42086775696465645012c993"
                    + "2acd3b74988161c11173207c0088"));

            assertThat(change.nas()).isEqualTo(new NasNaming(null, "10.0.0.2", null));
            assertThat(change.session())
                    .isEqualTo(new SessionCriteria(Map.of(
                            SessionAttribute.USER_NAME, "client1@isp1.com",
                            SessionAttribute.ACCT_SESSION_ID, "erx FastEthernet 12/0:0001048577")));
            assertThat(change.start())
                    .containsExactly(new OrderedService(
                            6,
                            ServiceCall.parse("tiered(1280000, 5120000)"),
                            new ServiceLimits(18_000L, 500L, StatisticsMode.TIME_VOLUME, 600L)));
            assertThat(change.update()).isEmpty();
            assertThat(change.stop()).containsExactly(ServiceCall.parse("guided"));
            assertThat(change.relayed()).isEmpty();
        }

        @Test
        void identifiesByEverything_andHandsOnWhatIsNotOurs() {
            DynamicRequest.Change change =
                    change(packet("2b2500b9c113e3a10e8313b34de31546b65963db2006626e67310112636c69"
                            + "656e743140697370312e636f6d05060000100108060a0102031e0863616c6c65641f0963616c6c696e672c04733132046d"
                            + "31570e67652d302f302f313a3130305906637569316114004020010db8000100000000000000000000600a000000000000"
                            + "00011a0f0000130a010964656661756c741b0600000e100b09676f6c642d696e1a0f00003a8c080931304d2f32304d2105"
                            + "0102031804abcd"));

            assertThat(change.nas()).isEqualTo(new NasNaming("bng1", null, null));
            assertThat(change.session().given())
                    .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                            Map.entry(SessionAttribute.USER_NAME, "client1@isp1.com"),
                            Map.entry(SessionAttribute.NAS_PORT, "4097"),
                            Map.entry(SessionAttribute.FRAMED_IP_ADDRESS, "10.1.2.3"),
                            Map.entry(SessionAttribute.CALLED_STATION_ID, "called"),
                            Map.entry(SessionAttribute.CALLING_STATION_ID, "calling"),
                            Map.entry(SessionAttribute.ACCT_SESSION_ID, "s1"),
                            Map.entry(SessionAttribute.ACCT_MULTI_SESSION_ID, "m1"),
                            Map.entry(SessionAttribute.NAS_PORT_ID, "ge-0/0/1:100"),
                            Map.entry(SessionAttribute.CHARGEABLE_USER_IDENTITY, "cui1"),
                            Map.entry(SessionAttribute.FRAMED_IPV6_PREFIX, "2001:db8:1::/64"),
                            Map.entry(SessionAttribute.FRAMED_INTERFACE_ID, "0000000000000001"),
                            Map.entry(SessionAttribute.VIRTUAL_ROUTER, "default")));
            // Session-Timeout, Filter-Id and Mikrotik-Rate-Limit; neither Proxy-State nor State
            assertThat(change.relayed())
                    .asHexString()
                    .isEqualToIgnoringCase("1b0600000e100b09676f6c642d696e1a0f00003a8c080931304d2f32304d");
        }

        @Test
        void disconnects_withWhatTheRfcAllows() {
            DynamicRequest request =
                    TRANSLATION.read(packet("285e0039cf08231eb1b8bb345eff88928fc9ff250112636c69656e7431"
                            + "40697370312e636f6d2c047331310600000006120562796519040102"));

            DynamicRequest.Disconnect disconnect =
                    request.fold(change -> null, found -> found, anew -> null, unsound -> null);
            assertThat(disconnect.session())
                    .isEqualTo(new SessionCriteria(Map.of(
                            SessionAttribute.USER_NAME, "client1@isp1.com", SessionAttribute.ACCT_SESSION_ID, "s1")));
            // Acct-Terminate-Cause, Reply-Message and Class are the NAS's and its user's affair.
            assertThat(disconnect.relayed()).asHexString().isEqualToIgnoringCase("310600000006120562796519040102");
        }

        @Test
        void authorizesAnew() {
            assertThat(TRANSLATION.read(packet("2ba50022b7f3361ebeb206a26c09c03a329c9c1b2c0473310606000000111804abcd")))
                    .isEqualTo(new DynamicRequest.Reauthorization(
                            NasNaming.NONE, new SessionCriteria(Map.of(SessionAttribute.ACCT_SESSION_ID, "s1"))));
        }

        @Test
        void updates_withVolumeInUnitsOfFourGigabytes() {
            DynamicRequest.Change change =
                    change(packet("2bf6003db3d26aaf679613f27b16bcda9b5d87b22c0473311a0d0000130ab407"
                            + "03676f6c641a0c0000130ab306030000021a0c0000130a430603000007"));

            assertThat(change.start()).isEmpty();
            assertThat(change.update())
                    .containsExactly(new OrderedService(
                            3, ServiceCall.parse("gold"), new ServiceLimits(null, 2 * 4096L + 7, null, null)));
        }
    }

    @Nested
    class Liberal {

        @Test
        void takesSubAttributesThatArePacked() {
            // one Vendor-Specific with Activate-Service tag 1 "gold", Service-Timeout tag 1 60 and Deactivate-Service
            // "old"
            DynamicRequest.Change change = change(withAttributes(
                    PacketCode.COA_REQUEST, SESSION + "1a180000130a 4107 01676f6c64 4406 0100003c 4205 6f6c64"));

            assertThat(change.start())
                    .containsExactly(
                            new OrderedService(1, ServiceCall.parse("gold"), new ServiceLimits(60L, null, null, null)));
            assertThat(change.stop()).containsExactly(ServiceCall.parse("old"));
        }

        @ParameterizedTest
        @ValueSource(ints = {0x01, 0x08, 0x1f})
        void takesATagOffDeactivateService(int tag) {
            assertThat(change(ofSession(writer -> writer.taggedText(DEACTIVATE_SERVICE, tag, "guided")))
                            .stop())
                    .containsExactly(ServiceCall.parse("guided"));
        }

        @Test
        void takesAStringOf246Octets() {
            String longest = "x(" + "9".repeat(243) + ")";

            assertThat(change(ofSession(writer -> writer.taggedText(ACTIVATE_SERVICE, 8, longest)))
                            .start()
                            .get(0)
                            .call()
                            .text())
                    .isEqualTo(longest);
        }

        @Test
        void keepsTheStringOctetForOctet() {
            assertThat(change(ofSession(writer -> writer.taggedText(ACTIVATE_SERVICE, 1, "tiered( 1,2 )")))
                            .start()
                            .get(0)
                            .call()
                            .text())
                    .isEqualTo("tiered( 1,2 )");
        }

        @Test
        void takesEightServices() {
            DynamicRequest.Change change = change(ofSession(writer -> {
                for (int tag = 1; tag <= 8; tag++) {
                    writer.taggedText(ACTIVATE_SERVICE, tag, "s" + tag);
                }
            }));

            assertThat(change.start()).hasSize(8);
        }
    }

    /** Everything in one request of which nothing may be done, with its Error-Cause. */
    @Nested
    class Refusals {

        static Stream<Arguments> ofChanges() {
            String gold1 = "1a0d0000130a410701676f6c64";
            return Stream.of(
                    Arguments.of("no session", gold1, ErrorCause.MISSING_ATTRIBUTE, "nothing identifies"),
                    Arguments.of("no change", SESSION, ErrorCause.MISSING_ATTRIBUTE, "nothing is to be changed"),
                    Arguments.of(
                            "only what finds no session", "3204 6d31" + gold1, ErrorCause.MISSING_ATTRIBUTE, "alone"),
                    Arguments.of("tag 0", SESSION + "1a0d0000130a410700676f6c64", ErrorCause.INVALID_REQUEST, "tag 0"),
                    Arguments.of("tag 9", SESSION + "1a0d0000130a410709676f6c64", ErrorCause.INVALID_REQUEST, "tag 9"),
                    Arguments.of(
                            "tag 0x1f", SESSION + "1a0d0000130a41071f676f6c64", ErrorCause.INVALID_REQUEST, "tag 31"),
                    Arguments.of(
                            "tag 0x20", SESSION + "1a0d0000130a410720676f6c64", ErrorCause.INVALID_REQUEST, "no tag"),
                    Arguments.of("no tag", SESSION + "1a0c0000130a4106676f6c64", ErrorCause.INVALID_REQUEST, "no tag"),
                    Arguments.of("a tag alone", SESSION + "1a090000130a410301", ErrorCause.INVALID_REQUEST, "empty"),
                    Arguments.of("nothing", SESSION + "1a080000130a4102", ErrorCause.INVALID_REQUEST, "tag 0"),
                    Arguments.of(
                            "two services on tag 1",
                            SESSION + gold1 + "1a0c0000130a410601746f70",
                            ErrorCause.INVALID_REQUEST,
                            "two services"),
                    Arguments.of(
                            "activate and update on tag 1",
                            SESSION + gold1 + "1a0c0000130ab40601746f70",
                            ErrorCause.INVALID_REQUEST,
                            "two services"),
                    Arguments.of(
                            "one service on two tags",
                            SESSION + gold1 + "1a0d0000130a410702676f6c64",
                            ErrorCause.INVALID_REQUEST,
                            "twice"),
                    Arguments.of(
                            "start and stop of one service",
                            SESSION + gold1 + "1a0c0000130a4206676f6c64",
                            ErrorCause.INVALID_REQUEST,
                            "gold cannot be stopped"),
                    Arguments.of(
                            "limits without a service",
                            SESSION + gold1 + "1a0c0000130a44060200003c",
                            ErrorCause.INVALID_REQUEST,
                            "tag 2"),
                    Arguments.of(
                            "a limit twice",
                            SESSION + gold1 + "1a0c0000130a44060100003c1a0c0000130a44060100003d",
                            ErrorCause.INVALID_REQUEST,
                            "Service-Timeout is there twice"),
                    Arguments.of(
                            "a limit with tag 9",
                            SESSION + gold1 + "1a0c0000130a44060900003c",
                            ErrorCause.INVALID_REQUEST,
                            "Service-Timeout has the tag 9"),
                    Arguments.of(
                            "a limit without a tag",
                            SESSION + gold1 + "1a0c0000130a4406ff00003c",
                            ErrorCause.INVALID_REQUEST,
                            "Service-Timeout has no tag"),
                    Arguments.of(
                            "a limit of 3 octets",
                            SESSION + gold1 + "1a0b0000130a440501003c",
                            ErrorCause.INVALID_REQUEST,
                            "3 octets"),
                    Arguments.of(
                            "statistics 3",
                            SESSION + gold1 + "1a0c0000130a450601000003",
                            ErrorCause.INVALID_ATTRIBUTE_VALUE,
                            "Service-Statistics"),
                    Arguments.of(
                            "an update without limits",
                            SESSION + "1a0d0000130ab40701676f6c64",
                            ErrorCause.MISSING_ATTRIBUTE,
                            "Update-Service gold"),
                    Arguments.of(
                            "a Vendor-Specific whose inside runs over its end",
                            SESSION + gold1 + "1a0d0000130a410901676f6c64",
                            ErrorCause.INVALID_REQUEST,
                            "malformed"),
                    Arguments.of(
                            "a Vendor-Specific of nobody",
                            SESSION + gold1 + "1a0600000000",
                            ErrorCause.INVALID_REQUEST,
                            "malformed"),
                    Arguments.of("attribute 0", SESSION + gold1 + "0003ff", ErrorCause.INVALID_REQUEST, "attribute 0"),
                    Arguments.of(
                            "Framed-IP-Address of 3 octets",
                            SESSION + "08050a0102" + gold1,
                            ErrorCause.INVALID_REQUEST,
                            "Framed-IP-Address"),
                    Arguments.of(
                            "an empty User-Name", SESSION + "0102" + gold1, ErrorCause.INVALID_REQUEST, "User-Name"),
                    Arguments.of(
                            "two sessions named",
                            SESSION + "2c047332" + gold1,
                            ErrorCause.INVALID_REQUEST,
                            "Acct-Session-Id is there twice"),
                    Arguments.of(
                            "a NAS address of 3 octets",
                            SESSION + "04050a0102" + gold1,
                            ErrorCause.INVALID_REQUEST,
                            "NAS-IP-Address"),
                    Arguments.of(
                            "a password",
                            SESSION + gold1 + "021200000000000000000000000000000000",
                            ErrorCause.UNSUPPORTED_ATTRIBUTE,
                            "User-Password"),
                    Arguments.of(
                            "Tunnel-Password",
                            SESSION + gold1 + "451501800000000000000000000000000000000000",
                            ErrorCause.UNSUPPORTED_ATTRIBUTE,
                            "hidden"),
                    Arguments.of(
                            "an accounting figure",
                            SESSION + gold1 + "2a0600000001",
                            ErrorCause.UNSUPPORTED_ATTRIBUTE,
                            "Acct-Input-Octets"),
                    Arguments.of(
                            "a bulk transaction",
                            SESSION + gold1 + "1a0c0000130ac20600000001",
                            ErrorCause.UNSUPPORTED_ATTRIBUTE,
                            "transaction"),
                    Arguments.of(
                            "Service-Type Framed",
                            SESSION + gold1 + "060600000002",
                            ErrorCause.UNSUPPORTED_SERVICE,
                            "Service-Type"),
                    Arguments.of(
                            "Authorize-Only without State",
                            SESSION + "060600000011",
                            ErrorCause.MISSING_ATTRIBUTE,
                            "State"),
                    Arguments.of(
                            "Authorize-Only with a service",
                            SESSION + "060600000011" + "1804abcd" + gold1,
                            ErrorCause.UNSUPPORTED_ATTRIBUTE,
                            "Authorize-Only"),
                    Arguments.of(
                            "Authorize-Only with Session-Timeout",
                            SESSION + "060600000011" + "1804abcd" + "1b0600000e10",
                            ErrorCause.UNSUPPORTED_ATTRIBUTE,
                            "Authorize-Only"));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("ofChanges")
        void ofAChange(String what, String attributes, ErrorCause cause, String why) {
            assertRefused(withAttributes(PacketCode.COA_REQUEST, attributes), cause, why);
        }

        @ParameterizedTest
        @CsvSource({
            "'tiered(1',not balance",
            "'tiered)1(',not balance",
            "'(1)',not a service name",
            "'()',not a service name",
            "' ',not a service name",
            "'a b',not a service name",
        })
        void ofAnActivationString_thatIsNone(String text, String why) {
            assertRefused(
                    ofSession(writer -> writer.taggedText(ACTIVATE_SERVICE, 1, text)), ErrorCause.INVALID_REQUEST, why);
            assertRefused(ofSession(writer -> writer.text(DEACTIVATE_SERVICE, text)), ErrorCause.INVALID_REQUEST, why);
        }

        @Test
        void ofAnActivationString_thatIsNoPlainText() {
            for (String octets : List.of("01676fff64", "01676f0064", "01676f0a64", "01676f7f64")) {
                assertRefused(
                        withAttributes(PacketCode.COA_REQUEST, SESSION + "1a0d0000130a4107" + octets),
                        ErrorCause.INVALID_REQUEST,
                        "control characters");
            }
        }

        @Test
        void ofAll_whereOneServiceIsGoodAndOneIsBad() {
            assertRefused(
                    ofSession(writer -> writer.taggedText(ACTIVATE_SERVICE, 1, "gold")
                            .taggedNumber(SERVICE_TIMEOUT, 1, 60)
                            .taggedText(ACTIVATE_SERVICE, 2, "tiered(1")),
                    ErrorCause.INVALID_REQUEST,
                    "tiered(1");
        }

        @ParameterizedTest
        @CsvSource({"27,Session-Timeout", "6,Service-Type", "24,State", "11,Filter-Id"})
        void ofADisconnect_thatSaysMore(int number, String name) {
            assertRefused(
                    written(PacketCode.DISCONNECT_REQUEST, writer -> writer.text(ACCT_SESSION_ID, "s1")
                            .unsigned(AttributeType.standard(number), 1)),
                    ErrorCause.UNSUPPORTED_ATTRIBUTE,
                    name);
        }

        @Test
        void ofADisconnect_withAVendorsAttribute() {
            assertRefused(
                    written(PacketCode.DISCONNECT_REQUEST, writer -> writer.text(ACCT_SESSION_ID, "s1")
                            .text(DEACTIVATE_SERVICE, "gold")),
                    ErrorCause.UNSUPPORTED_ATTRIBUTE,
                    "ERX-Service-Deactivate");
        }

        @Test
        void ofADisconnect_ofNobody() {
            assertRefused(
                    written(
                            PacketCode.DISCONNECT_REQUEST,
                            writer -> writer.text(StandardAttributes.NAS_IDENTIFIER, "bng1")),
                    ErrorCause.MISSING_ATTRIBUTE,
                    "nothing identifies");
        }
    }

    /** Whatever is cut off, it is refused or means less; it never breaks the reader. */
    @Test
    void isReadOrRefused_cutAtEveryAttribute() {
        String attributes = SESSION + "1a210000130a411b0674696572656428313238303030302c203531323030303029"
                + "1a0c0000130a440606004650" + "1b0600000e10";
        for (int length = 0; length <= attributes.length() / 2; length++) {
            String cut = attributes.substring(0, 2 * length);
            DynamicRequest request;
            try {
                request = TRANSLATION.read(RadiusPacket.decode(
                        HexFormat.of().parseHex(String.format("2b01%04x%032x%s", 20 + length, 0, cut))));
            } catch (MalformedPacket atTheTransport) {
                continue;
            }
            boolean whole = length >= 4 + 33;
            assertThat(request).isInstanceOf(whole ? DynamicRequest.Change.class : DynamicRequest.Unsound.class);
        }
    }

    @Test
    void readsWhatARecordTellsOfItsSession() {
        byte[] attributes = written(PacketCode.ACCOUNTING_REQUEST, writer -> writer.text(ACCT_SESSION_ID, "s1")
                        .text(AttributeType.standard(50), "m1")
                        .text(AttributeType.standard(30), "called"))
                .attributeOctets();

        assertThat(DynamicTranslation.identification(attributes))
                .isEqualTo(Map.of(
                        SessionAttribute.ACCT_SESSION_ID, "s1",
                        SessionAttribute.ACCT_MULTI_SESSION_ID, "m1",
                        SessionAttribute.CALLED_STATION_ID, "called"));
    }
}
