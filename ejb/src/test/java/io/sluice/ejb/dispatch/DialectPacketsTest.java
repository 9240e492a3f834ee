package io.sluice.ejb.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.dialect.Dialects;
import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.MutexBy;
import io.sluice.operation.ServiceTarget;
import io.sluice.operation.Step;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.service.KnownServices;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceRendering;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.RecordAttribute;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a NAS of each dialect is sent for one step of an operation. */
class DialectPacketsTest {

    private static final Addressee SUBSCRIBER =
            new Addressee("s1", "a@b", null, null, null, null, "10.1.2.3", null, false);
    private static final ServiceTarget SLOW = target("slow", 1);
    private static final ServiceTarget FAST = target("fast", 2);
    private static final String MIKROTIK_IDENTITY = "01 05 61 40 62 2c 04 73 31 08 06 0a 01 02 03 ";
    private static final String EVENT_TIMESTAMP = " 37 06 00 00 00 07";

    private final Dialects dialects = new Dialects(
            RadiusDictionary.builtIn(),
            new KnownServices().with(1, "slow", rendered("1M")).with(2, "fast", rendered("9M")));
    private byte[] base = {};
    private final DialectPackets packets = new DialectPackets(dialects, addressee -> base);

    private static ServiceTerms rendered(String rate) {
        return ServiceTerms.of(StatisticsMode.NONE)
                .renderedAs(new ServiceRendering("mikrotik", "Mikrotik-Rate-Limit", rate));
    }

    private static ServiceTarget target(String activation, long version) {
        return new ServiceTarget(new UUID(0, version), activation, ServiceLimits.NONE, version);
    }

    private static NasTarget nas(DialectName dialect, Confirmation confirmation) {
        return new NasTarget(1, "bng1", dialect, null, confirmation, MutexBy.SLUICE, "10.0.0.2", "bng1", true);
    }

    private String sent(DialectName dialect, Step step) {
        byte[] octets = packets.attributes(nas(dialect, Confirmation.ACK), SUBSCRIBER, step, 7);
        return HexFormat.ofDelimiter(" ").formatHex(octets);
    }

    private static Step change(List<ServiceTarget> start, List<ServiceTarget> stop, List<ServiceTarget> after) {
        return new Step(false, start, List.of(), stop, new byte[0], after);
    }

    @Test
    void switchesAtOnce_whereTheNasHoldsOneResult() {
        assertThat(sent(DialectName.MIKROTIK, change(List.of(SLOW), List.of(FAST), List.of(SLOW))))
                .isEqualTo(MIKROTIK_IDENTITY + "1a 0d 00 00 3a 8c 08 07 31 4d 2f 31 4d" + EVENT_TIMESTAMP);
    }

    @Test
    void fallsBackToTheRecord_whenTheLastServiceStops() {
        base = dialects.attributes(
                List.of(
                        new RecordAttribute("Session-Timeout", "60"),
                        new RecordAttribute("Mikrotik-Rate-Limit", "64k")),
                100,
                warning -> {});

        assertThat(sent(DialectName.MIKROTIK, change(List.of(), List.of(FAST), List.of())))
                .isEqualTo(MIKROTIK_IDENTITY + "1a 0b 00 00 3a 8c 08 05 36 34 6b" + EVENT_TIMESTAMP);
    }

    @Test
    void hasNoWords_whenThereIsNothingToFallBackTo() {
        assertThatThrownBy(() -> sent(DialectName.MIKROTIK, change(List.of(), List.of(FAST), List.of())))
                .isInstanceOf(Packets.Unspeakable.class)
                .hasMessage("neither a running service nor the record gives mikrotik Mikrotik-Address-List or"
                        + " Mikrotik-Rate-Limit");
    }

    @Test
    void startsAnyNumberAtOnce_whereTheNasHoldsOneResult() {
        List<ServiceTarget> nine =
                LongStream.range(0, 9).mapToObj(i -> target("slow", 1)).toList();

        assertThat(sent(DialectName.MIKROTIK, change(nine, List.of(), nine))).contains("31 4d 2f 31 4d");
    }

    @Test
    void namesTheSessionAsTheDialectWants() {
        assertThat(sent(DialectName.ERX, new Step(true, List.of(), List.of(), List.of(), new byte[0], List.of())))
                .isEqualTo("04 06 0a 00 00 02 01 05 61 40 62 2c 04 73 31" + EVENT_TIMESTAMP);
        assertThat(sent(DialectName.MIKROTIK, new Step(true, List.of(), List.of(), List.of(), new byte[0], List.of())))
                .isEqualTo(MIKROTIK_IDENTITY.strip() + EVENT_TIMESTAMP);
    }

    @ParameterizedTest
    @CsvSource({
        "ERX,ACCOUNTING,true",
        "JUNOS,LEARN,true",
        "ERX,ACK,false",
        "MIKROTIK,ACCOUNTING,false",
        "GENERIC,LEARN,false"
    })
    void asksForProof_onlyWhereThereCanBeOne(DialectName dialect, Confirmation confirmation, boolean needed) {
        assertThat(packets.traits(nas(dialect, confirmation)).proofNeeded()).isEqualTo(needed);
    }
}
