package io.sluice.cli.output;

import io.sluice.cli.api.Item;
import io.sluice.cli.api.JsonText;
import io.sluice.cli.api.Listing;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Prints a listing in the format asked for: results to standard output, remarks to standard error. */
public final class Report {
    private final PrintWriter out;
    private final PrintWriter remarks;
    private final ZoneId zone;

    public Report(PrintWriter out, PrintWriter remarks, ZoneId zone) {
        this.out = out;
        this.remarks = remarks;
        this.zone = zone;
    }

    public void list(View view, Listing listing, Format format) {
        List<Item> items = listing.items();
        switch (format) {
            case JSON -> out.print(JsonText.pretty(members(items)));
            case YAML -> out.print(Yaml.of(members(items)));
            case CSV -> Csv.lines(view.columns(), items).forEach(out::println);
            case TABLE, WIDE -> columns(view, items, format);
        }
        sayWhetherMore(listing);
    }

    /** Remarks that the limit has cut a listing short, if it has. */
    public void sayWhetherMore(Listing listing) {
        if (listing.more()) {
            remarks.println("sluice: more match; raise --limit to see them");
        }
        out.flush();
        remarks.flush();
    }

    /** One item with all it has; parts, if given, follow under their own heading. */
    public void one(View view, Item item, Format format) {
        switch (format) {
            case JSON -> out.print(JsonText.pretty(item.members()));
            case YAML -> out.print(Yaml.of(item.members()));
            case CSV -> Csv.lines(view.columns(), List.of(item)).forEach(out::println);
            case TABLE, WIDE ->
                new Table(view.columns(), format == Format.WIDE, zone)
                        .block(item)
                        .forEach(out::println);
        }
        out.flush();
    }

    private void columns(View view, List<Item> items, Format format) {
        if (items.isEmpty()) {
            remarks.println(view.empty());
        } else {
            new Table(view.columns(format), format == Format.WIDE, zone)
                    .lines(items)
                    .forEach(out::println);
        }
    }

    private static List<Map<String, Object>> members(List<Item> items) {
        return items.stream().map(Item::members).toList();
    }
}
