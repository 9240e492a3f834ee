package io.sluice.web.api;

import io.sluice.ejb.operation.ExplainedService;
import io.sluice.ejb.platform.Members;
import io.sluice.nas.ErrorCause;
import io.sluice.operation.explanation.Explanation;
import io.sluice.operation.explanation.LastCoa;
import io.sluice.operation.explanation.NextChange;
import io.sluice.operation.explanation.OperationFailure;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How explanations look in the interface. */
final class ExplanationJson {
    private ExplanationJson() {}

    static JsonObject of(UUID id, ExplainedService explained) {
        Explanation explanation = explained.explanation();
        return new Members()
                .with("serviceSessionId", id)
                .with("service", explained.activation())
                .with("state", explained.state())
                .with("code", explanation.code())
                .with("sentence", explanation.sentence())
                .with("since", explanation.since())
                .with(
                        "replaced",
                        Json.createArrayBuilder(explanation.replaced()).build())
                .with("supersededBy", explanation.supersededBy())
                .with("operation", explanation.operation())
                .with("lastCoa", of(explanation.lastCoa()))
                .with("next", of(explanation.next()))
                .build();
    }

    private static @Nullable JsonObject of(@Nullable LastCoa coa) {
        if (coa == null) {
            return null;
        }
        Integer cause = coa.errorCause() == null || coa.errorCause() == 0 ? null : coa.errorCause();
        return new Members()
                .with("at", coa.at())
                .with("transmissions", coa.transmissions())
                .with("answer", coa.answer())
                .with("errorCause", cause)
                .with(
                        "errorCauseName",
                        cause == null
                                ? null
                                : ErrorCause.of(cause)
                                        .map(OperationFailure::name)
                                        .orElse(null))
                .with("detail", coa.detail().isEmpty() ? null : coa.detail())
                .with("text", coa.text())
                .build();
    }

    private static @Nullable JsonObject of(@Nullable NextChange next) {
        return next == null
                ? null
                : new Members()
                        .with("kind", next.kind())
                        .with("at", next.at())
                        .with("text", next.text())
                        .with("operation", next.operation())
                        .build();
    }
}
