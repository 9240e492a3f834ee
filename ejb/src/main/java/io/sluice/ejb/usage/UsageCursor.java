package io.sluice.ejb.usage;

import io.sluice.accounting.UsageHour;
import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.InvalidCursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A place in the order of hours; as text it is opaque and fits in a URL. */
record UsageCursor(long hour, long subscriberId, String service) {

    static final String ORDER = "u.hour desc, u.subscriberId desc, u.service desc";

    static String after(UsageView view) {
        String service = view.service() == null ? "" : view.service();
        String text = UsageHour.numberOf(view.hour()) + " " + view.subscriberId() + " " + service;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static UsageCursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            return new UsageCursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new InvalidCursor(text);
        }
    }

    /** Leaves what comes after this place. */
    void continueIn(Criteria criteria) {
        criteria.with("u.hour <= ?", hour);
        criteria.tuple(
                "(u.hour < ?1 or u.subscriberId < ?2 or u.subscriberId = ?2 and u.service < ?3)",
                hour,
                subscriberId,
                service);
    }
}
