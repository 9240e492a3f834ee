package io.sluice.radius.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.attribute.StandardAttributes;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RadiusDictionaryTest {

    private final RadiusDictionary dictionary = RadiusDictionary.builtIn();

    @Nested
    class BuiltIn {

        @ParameterizedTest
        @CsvSource({
            "User-Name,0,1,STRING,false,NONE",
            "User-Password,0,2,STRING,false,USER_PASSWORD",
            "Tunnel-Password,0,69,STRING,true,TUNNEL_PASSWORD",
            "Tunnel-Type,0,64,INTEGER,true,NONE",
            "Event-Timestamp,0,55,DATE,false,NONE",
            "Framed-Interface-Id,0,96,IFID,false,NONE",
            "Delegated-IPv6-Prefix,0,123,IPV6PREFIX,false,NONE",
            "Framed-IPv6-Address,0,168,IPV6ADDR,false,NONE",
            "ERX-Service-Activate,4874,65,STRING,true,NONE",
            "ERX-Service-Deactivate,4874,66,STRING,false,NONE",
            "ERX-Service-Volume,4874,67,INTEGER,true,NONE",
            "ERX-Service-Timeout,4874,68,INTEGER,true,NONE",
            "ERX-Service-Statistics,4874,69,INTEGER,true,NONE",
            "ERX-Service-Session,4874,83,STRING,false,NONE",
            "ERX-Service-Acct-Interval,4874,140,INTEGER,true,NONE",
            "ERX-Service-Volume-Gigawords,4874,179,INTEGER,true,NONE",
            "ERX-Update-Service,4874,180,STRING,true,NONE",
            "Alc-Sub-Serv-Activate,6527,151,STRING,true,NONE",
            "Alc-Sub-Serv-Acct-Interim-Ivl,6527,154,INTEGER,true,NONE",
            "Cisco-AVPair,9,1,STRING,false,NONE",
            "Cisco-Command-Code,9,252,STRING,false,NONE",
            "Service-Name,2352,190,STRING,true,NONE",
            "Acct-Input-Octets-64,2352,128,INTEGER64,false,NONE",
            "Mikrotik-Rate-Limit,14988,8,STRING,false,NONE",
            "Huawei-Qos-Profile-Name,2011,31,STRING,false,NONE",
            "RtBrick-Service-Profile,50058,70,STRING,false,NONE",
            "MS-CHAP2-Response,311,25,OCTETS,false,NONE",
            "Accel-VRF-Name,55999,1,STRING,false,NONE"
        })
        void definesWhatDialectsNeed(
                String name, int vendor, int number, DataType dataType, boolean tagged, Encryption encryption) {
            AttributeDefinition definition = dictionary.find(name).orElseThrow();

            assertThat(definition.type()).isEqualTo(new AttributeType(vendor, number));
            assertThat(definition.dataType()).isEqualTo(dataType);
            assertThat(definition.tagged()).isEqualTo(tagged);
            assertThat(definition.encryption()).isEqualTo(encryption);
            assertThat(dictionary.find(definition.type())).contains(definition);
        }

        @ParameterizedTest
        @ValueSource(classes = {StandardAttributes.class, ErxAttributes.class})
        void definesEveryAttributeThatCodeNames(Class<?> constants) {
            assertThat(Stream.of(constants.getFields())
                            .filter(field -> field.getType() == AttributeType.class)
                            .filter(field -> Modifier.isStatic(field.getModifiers()))
                            .map(field -> {
                                try {
                                    return (AttributeType) field.get(null);
                                } catch (IllegalAccessException e) {
                                    throw new IllegalStateException(e);
                                }
                            })
                            .filter(type -> !type.equals(StandardAttributes.VENDOR_SPECIFIC)))
                    .isNotEmpty()
                    .allSatisfy(type -> assertThat(dictionary.find(type)).isPresent());
        }

        @Test
        void namesVendorsAndValues() {
            AttributeDefinition causes = dictionary.find("Acct-Terminate-Cause").orElseThrow();

            assertThat(dictionary.vendorName(4874)).contains("ERX");
            assertThat(dictionary.vendorName(4875)).isEmpty();
            assertThat(causes.values()).containsEntry("Session-Timeout", 5L);
            assertThat(causes.valueName(6)).contains("Admin-Reset");
            assertThat(causes.valueName(99)).isEmpty();
            assertThat(dictionary.find("Acct-Status-Type").orElseThrow().valueName(3))
                    .contains("Interim-Update");
        }

        @Test
        void coversTheFamilies() {
            assertThat(dictionary.definitions()).hasSizeGreaterThan(350).doesNotHaveDuplicates();
        }
    }

    @Nested
    class RawNames {

        @Test
        void findsOctets() {
            assertThat(dictionary.find("Attr-77").orElseThrow().type()).isEqualTo(AttributeType.standard(77));
            AttributeDefinition vendors = dictionary.find("Attr-26.4874.65").orElseThrow();
            assertThat(vendors.type()).isEqualTo(ErxAttributes.ACTIVATE_SERVICE);
            assertThat(vendors.dataType()).isEqualTo(DataType.OCTETS);
            assertThat(vendors.tagged()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Attr-0",
                    "Attr-256",
                    "Attr-26.4294967295.1",
                    "Attr-26.9999999999.1",
                    "Attr-",
                    "Attr-1.2",
                    "no such",
                    ""
                })
        void findsNothing_whenThereCanBeNone(String name) {
            assertThat(dictionary.find(name)).isEmpty();
        }
    }

    @Nested
    class OperatorsFolder {

        @TempDir
        Path folder;

        private RadiusDictionary with(String... lines) throws IOException {
            Files.write(folder.resolve("dictionary.own"), Stream.of(lines).toList());
            return dictionary.with(folder);
        }

        @Test
        void addsVendorAttributesAndValues() throws IOException {
            RadiusDictionary own = with(
                    "# comment",
                    "VENDOR Example 32473",
                    "BEGIN-VENDOR Example",
                    "ATTRIBUTE Example-Plan 1 string has_tag",
                    "ATTRIBUTE Example-Mode 0x02 integer",
                    "VALUE Example-Mode slow 1",
                    "VALUE Example-Mode fast 2147483647",
                    "END-VENDOR Example",
                    "VALUE Service-Type Example-User 99");

            assertThat(own.find("Example-Plan").orElseThrow().type()).isEqualTo(AttributeType.vendor(32473, 1));
            assertThat(own.find("Example-Plan").orElseThrow().tagged()).isTrue();
            assertThat(own.find("Example-Mode").orElseThrow().values()).containsEntry("slow", 1L);
            assertThat(own.find("Service-Type").orElseThrow().values())
                    .containsEntry("Example-User", 99L)
                    .containsEntry("Framed-User", 2L);
            assertThat(own.find("ERX-Service-Activate")).isEqualTo(dictionary.find("ERX-Service-Activate"));
            assertThat(dictionary.find("Example-Plan")).isEmpty();
            assertThat(dictionary.find("Service-Type").orElseThrow().values()).doesNotContainKey("Example-User");
        }

        @Test
        void correctsType_andGivesFurtherName() throws IOException {
            RadiusDictionary own = with(
                    "BEGIN-VENDOR ERX",
                    "ATTRIBUTE ERX-Service-Deactivate 66 string has_tag",
                    "ATTRIBUTE Unisphere-Service-Session 83 string",
                    "END-VENDOR ERX");

            assertThat(own.find("ERX-Service-Deactivate").orElseThrow().tagged())
                    .isTrue();
            assertThat(own.find(ErxAttributes.SERVICE_SESSION).orElseThrow().name())
                    .isEqualTo("Unisphere-Service-Session");
            assertThat(own.find("ERX-Service-Session").orElseThrow().type()).isEqualTo(ErxAttributes.SERVICE_SESSION);
        }

        @Test
        void keepsFurtherNameInFront_whenLoadedOnTopAgain() throws IOException {
            RadiusDictionary own =
                    with("BEGIN-VENDOR ERX", "ATTRIBUTE Unisphere-Service-Session 83 string", "END-VENDOR ERX");

            RadiusDictionary again = own.with(Files.createDirectory(folder.resolve("empty")));

            assertThat(again.find(ErxAttributes.SERVICE_SESSION).orElseThrow().name())
                    .isEqualTo("Unisphere-Service-Session");
            assertThat(again.definitions()).hasSameSizeAs(own.definitions());
        }

        @Test
        void followsInclude_andLeavesOutHiddenAndBackupFiles() throws IOException {
            Path included = Files.createDirectory(folder.resolve("more")).resolve("one");
            Files.writeString(included, "ATTRIBUTE Own-Included 240 integer\n");
            Files.writeString(folder.resolve(".hidden"), "rubbish");
            Files.writeString(folder.resolve("dictionary.own~"), "rubbish");

            assertThat(with("$INCLUDE more/one").find("Own-Included")).isPresent();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "BEGIN-VENDOR Nobody                        | Nobody",
                    "VENDOR USR 429 format=4,0                  | layout",
                    "ATTRIBUTE User-Name 2 string               | defined twice",
                    "ATTRIBUTE Too-Big 256 string               | 256",
                    "ATTRIBUTE Zero 0 string                    | number 0",
                    "ATTRIBUTE Not-A-Number x string            | x",
                    "ATTRIBUTE Tagged-Address 240 ipaddr has_tag| tag",
                    "VALUE No-Such-Attribute one 1              | No-Such-Attribute",
                    "$INCLUDE missing                           | missing",
                    "ATTRIBUTE                                  | ATTRIBUTE",
                    "NONSENSE                                   | NONSENSE"
                })
        void refuses_andNamesFileAndReason(String line, String reason) {
            assertThatThrownBy(() -> with(line))
                    .isInstanceOf(InvalidDictionary.class)
                    .hasMessageContaining("dictionary.own")
                    .hasMessageContaining(reason);
        }

        @Test
        void refuses_whenFolderIsMissing() {
            assertThatThrownBy(() -> dictionary.with(folder.resolve("missing")))
                    .isInstanceOf(InvalidDictionary.class)
                    .hasMessageContaining("missing");
        }
    }
}
