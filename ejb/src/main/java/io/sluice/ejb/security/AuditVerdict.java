package io.sluice.ejb.security;

import io.sluice.audit.AuditChain;
import io.sluice.audit.ChainBreak;
import io.sluice.ejb.platform.Members;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What the verifier found.
 *
 * @param broken the first place that is not what was sealed; null if all are
 * @param sound the end up to which the chain is intact; worth keeping elsewhere, since it cannot come about again by other entries
 * @param open entries that wait to be sealed, normally those of the last second
 */
public record AuditVerdict(@Nullable ChainBreak broken, AuditChain sound, long open) {

    /** As the interface shows it. */
    public JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("intact", broken == null)
                .add("sealed", sound.place())
                .add("end", sound.hash().toString())
                .add("open", open);
        if (broken != null) {
            json.add(
                    "firstBroken",
                    new Members()
                            .with("place", broken.place())
                            .with("id", broken.entryId())
                            .with("reason", broken.kind())
                            .build());
        }
        return json.build();
    }
}
