package io.sluice.ejb.accounting;

import io.sluice.accounting.AccountingEvent;
import io.sluice.dialect.AccountingTranslation;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.security.ClassSeals;
import io.sluice.nas.NasDirectory;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.radius.packet.PacketCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Translates batches of Accounting-Requests, and answers them. */
public final class AccountingExchanges {

    private final ThreadLocal<AccountingTranslation> translations;

    private final RequestCounts counts;

    public AccountingExchanges(NasDirectory nases, ClassSeals seals, RequestCounts counts) {
        this.counts = counts;
        translations = ThreadLocal.withInitial(() -> new AccountingTranslation(nases, seals.ofThread()));
    }

    /**
     * What the batch says. Every request is answered, whatever it reports (RFC 2866 §4.1), except those of a client that
     * has been removed meanwhile; the connector keeps the answers back until the batch is committed.
     */
    public List<AccountingEvent> read(RadiusBatch batch) {
        AccountingTranslation translation = translations.get();
        List<AccountingEvent> events = new ArrayList<>(batch.exchanges().size());
        for (RadiusExchange exchange : batch.exchanges()) {
            Optional<AccountingEvent> event =
                    translation.read(exchange.request(), exchange.client().name(), exchange.receivedAtMicros());
            if (event.isPresent()) {
                events.add(event.get());
                exchange.reply(PacketCode.ACCOUNTING_RESPONSE);
                exchange.countAs(counts.stored(event.get().nasId()));
            } else {
                exchange.discard(DiscardReason.UNKNOWN_CLIENT);
            }
        }
        return events;
    }
}
