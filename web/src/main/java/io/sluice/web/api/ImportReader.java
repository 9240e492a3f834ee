package io.sluice.web.api;

import io.sluice.ejb.platform.Violation;
import io.sluice.ejb.subscriber.ImportLine;
import io.sluice.ejb.subscriber.ImportRun;
import io.sluice.ejb.subscriber.RefusedLine;
import io.sluice.subscriber.draft.RecordDraft;
import io.sluice.subscriber.draft.SubscriberDraft;
import io.sluice.subscriber.draft.SubscriptionDraft;
import io.sluice.web.api.bulk.CsvColumns;
import io.sluice.web.api.bulk.Lines;
import io.sluice.web.api.write.Fields;
import io.sluice.web.api.write.JsonBody;
import io.sluice.web.problem.Problem;
import io.sluice.web.problem.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the lines of an import, each for itself. Empty lines count, and say nothing. For one thread. */
final class ImportReader {

    private static final int MOST_SUBSCRIPTIONS = 100;

    private final Lines lines;
    private final ImportRun run;
    private @Nullable CsvColumns columns;

    ImportReader(Lines lines, ImportRun run) {
        this.lines = lines;
        this.run = run;
    }

    /**
     * Hands all lines over.
     *
     * @param csv whether they are CSV, with the columns' names in the first line, or JSON
     * @throws Refusal if the columns cannot be made out; nothing is handed over then
     */
    void read(boolean csv) throws IOException {
        if (csv) {
            columns = columns();
        }
        while (lines.next()) {
            if (!lines.isBlank()) {
                take();
            }
        }
    }

    private CsvColumns columns() throws IOException {
        try {
            if (!lines.next() || lines.isTooLong()) {
                throw new IllegalArgumentException("the first line must name the columns");
            }
            return CsvColumns.of(text());
        } catch (IllegalArgumentException e) {
            throw new Refusal(Problem.ofBody(List.of(new Violation("", "Line 1: " + e.getMessage() + '.'))));
        }
    }

    private void take() {
        long number = lines.number();
        if (lines.isTooLong()) {
            refuse(number, "The line has more than " + Lines.LONGEST + " octets.");
            return;
        }
        ImportLine line;
        try {
            line = line(number, fields());
        } catch (Refusal refusal) {
            Problem problem = refusal.problem();
            List<Violation> errors = problem.errors();
            run.refuse(
                    new RefusedLine(number, errors.isEmpty() ? List.of(new Violation("", problem.detail())) : errors));
            return;
        } catch (IllegalArgumentException e) {
            refuse(number, "This is no line of the file: " + e.getMessage() + '.');
            return;
        }
        run.add(line);
    }

    private void refuse(long number, String detail) {
        run.refuse(new RefusedLine(number, List.of(new Violation("", detail))));
    }

    private Fields fields() {
        return columns == null ? JsonBody.of(lines.octets()).object() : Fields.of(columns.object(text()));
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(lines.octets()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8", e);
        }
    }

    private static ImportLine line(long number, Fields fields) {
        Supplier<SubscriberDraft> subscriber = SubscriberBodies.subscriber(fields);
        Fields record = fields.optionalObject("record");
        Supplier<RecordDraft> recordDraft = record == null ? null : SubscriberBodies.record(record);
        boolean saysSubscriptions = fields.has("subscriptions");
        List<Supplier<SubscriptionDraft>> subscriptions = fields.objects("subscriptions", MOST_SUBSCRIPTIONS).stream()
                .map(SubscriberBodies::subscription)
                .toList();
        return fields.finish(() -> new ImportLine(
                number,
                subscriber.get(),
                recordDraft == null ? null : recordDraft.get(),
                saysSubscriptions ? subscriptions.stream().map(Supplier::get).toList() : null));
    }
}
