package io.sluice.web.api;

import io.sluice.ejb.accounting.AccountingRecordView;
import io.sluice.ejb.platform.Members;
import jakarta.json.JsonObject;
import java.util.HexFormat;

/** How accounting records look in the interface. */
final class AccountingJson {
    private AccountingJson() {}

    /** A status type that has no name for us is given by its number alone, as {@code statusTypeCode}. */
    static JsonObject of(AccountingRecordView record) {
        return new Members()
                .with("id", record.id())
                .with("acctSessionId", record.acctSessionId())
                .with("nas", record.nas())
                .with("statusType", record.status())
                .with("statusTypeCode", record.statusType())
                .with("eventAt", record.eventAt())
                .with("receivedAt", record.receivedAt())
                .with("claimedAt", record.claimedAt())
                .withSeconds("delay", record.delaySeconds())
                .with("login", record.login())
                .with("service", record.serviceSession())
                .with("parentSessionId", record.parentSessionId())
                .withSeconds("sessionTime", record.sessionTime())
                .with("inputOctets", record.inputOctets())
                .with("outputOctets", record.outputOctets())
                .with("inputPackets", record.inputPackets())
                .with("outputPackets", record.outputPackets())
                .with("terminateCause", record.terminateCause())
                .with("flags", record.flags().stream().map(Enum::name).toList())
                .with("attributes", HexFormat.of().formatHex(record.attributes()))
                .build();
    }
}
