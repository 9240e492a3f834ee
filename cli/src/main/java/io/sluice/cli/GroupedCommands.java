package io.sluice.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** Lists the nouns under headings. */
final class GroupedCommands implements IHelpSectionRenderer {
    private final Map<String, String> headings = new LinkedHashMap<>();

    /**
     * Begins a group with the command added next.
     *
     * @param name of that command
     */
    void begin(String heading, String name) {
        headings.put(name, heading);
    }

    @Override
    public String render(Help help) {
        int width = help.subcommands().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, CommandLine> each :
                help.commandSpec().subcommands().entrySet()) {
            String heading = headings.get(each.getKey());
            if (heading != null) {
                text.append(System.lineSeparator()).append(heading).append(':').append(System.lineSeparator());
            }
            String[] description =
                    each.getValue().getCommandSpec().usageMessage().description();
            text.append("  ")
                    .append(each.getKey())
                    .append(" ".repeat(width - each.getKey().length() + 2))
                    .append(description.length == 0 ? "" : description[0])
                    .append(System.lineSeparator());
        }
        return text.toString();
    }
}
