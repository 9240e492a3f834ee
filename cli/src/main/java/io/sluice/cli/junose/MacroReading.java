package io.sluice.cli.junose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one macro file (JunosE Broadband Access Configuration Guide, "Creating Service Definitions"). The template named as the file,
 * else the first one, is the service.
 */
final class MacroReading {

    private static final Pattern TEMPLATE =
            Pattern.compile("(?<name>[A-Za-z_][A-Za-z0-9_-]*)\\s*(\\((?<parameters>[^()]*)\\))?");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private static final Pattern RESULT = Pattern.compile(
            "env\\s*\\.\\s*setResult\\s*\\(\\s*\"(?<key>[^\"]*)\"\\s*,\\s*(?<value>.*)\\)", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"(?<text>[^\"]*)\"");
    private static final Pattern BEGINS = Pattern.compile("(?i)(if|while|for|foreach)\\b.*", Pattern.DOTALL);
    private static final Pattern ENDS = Pattern.compile("(?i)end(if|while|for|foreach)");
    private static final Set<String> COUNTED = Set.of(
            "input-stat-clacl",
            "secondary-input-stat-clacl",
            "output-stat-clacl",
            "input-stat-epg",
            "secondary-input-stat-epg",
            "output-stat-epg");
    private static final Map<String, String> INTERFACES =
            Map.of("ipv4", "IPV4", "ipv6", "IPV6", "ipv4-ipv6", "IPV4_IPV6", "l2tp", "L2TP");

    private final String wanted;
    private final List<Remark> remarks = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private @Nullable MacroStatement header;
    private String name = "";
    private List<String> parameters = List.of();
    private @Nullable Integer mutexGroup;
    private String interfaceType = "IPV4";
    private boolean reads;
    private boolean inTemplate;
    private int conditions;

    private MacroReading(String fileName) {
        wanted = fileName.replaceFirst("\\.[^.]*$", "");
    }

    /**
     * What came of it.
     *
     * @param service empty if the file has no template that could be one
     */
    record Result(Optional<MacroService> service, List<Remark> remarks) {}

    static Result of(String fileName, String text) {
        MacroReading reading = new MacroReading(fileName);
        List<MacroStatement> statements = MacroStatements.of(text, reading.remarks::add);
        String chosen = reading.chosen(statements);
        statements.forEach(statement -> reading.read(statement, chosen));
        return new Result(reading.service(), List.copyOf(reading.remarks));
    }

    /** The name of the template that is the service. */
    private String chosen(List<MacroStatement> statements) {
        List<String> names = new ArrayList<>();
        boolean outside = true;
        for (MacroStatement statement : statements) {
            Matcher template = TEMPLATE.matcher(statement.text());
            if (statement.text().equals("endtmpl")) {
                outside = true;
            } else if (outside && template.matches()) {
                names.add(template.group("name"));
                outside = false;
            }
        }
        return names.contains(wanted) || names.isEmpty() ? wanted : names.get(0);
    }

    private void read(MacroStatement statement, String chosen) {
        if (statement.text().equals("endtmpl")) {
            inTemplate = false;
            reads = false;
        } else if (!inTemplate) {
            begin(statement, chosen);
        } else if (BEGINS.matcher(statement.text()).matches()) {
            conditions++;
        } else if (ENDS.matcher(statement.text()).matches()) {
            conditions--;
        } else if (reads && statement.text().contains("setResult")) {
            result(statement);
        }
    }

    private void begin(MacroStatement statement, String chosen) {
        Matcher template = TEMPLATE.matcher(statement.text());
        if (!template.matches()) {
            remark(statement, "stands outside of all templates: " + statement.text());
            return;
        }
        inTemplate = true;
        conditions = 0;
        reads = template.group("name").equals(chosen) && header == null;
        if (!reads) {
            remark(statement, "the template " + template.group("name") + " is not the service " + chosen);
            return;
        }
        header = statement;
        name = template.group("name");
        parameters = parameters(statement, template.group("parameters"));
    }

    private List<String> parameters(MacroStatement statement, @Nullable String text) {
        List<String> names = new ArrayList<>();
        for (String each : text == null || text.isBlank() ? new String[0] : text.split(",", -1)) {
            String parameter = each.strip();
            if (!PARAMETER.matcher(parameter).matches() || names.contains(parameter)) {
                remark(statement, "'" + parameter + "' is no name of a parameter, or is there twice");
            } else {
                names.add(parameter);
                remark(
                        statement,
                        "the parameter " + parameter + " is taken for "
                                + (MacroService.isRate(parameter) ? "a rate in bit/s" : "a text")
                                + ", by its name; a macro has no types and ranges");
            }
        }
        return names;
    }

    private void result(MacroStatement statement) {
        Matcher result = RESULT.matcher(statement.text());
        if (!result.matches()) {
            remark(statement, "is not understood: " + statement.text());
            return;
        }
        String key = result.group("key");
        if (conditions > 0) {
            remark(statement, key + " is set under a condition; taken as if it always held");
        }
        results.add(key);
        Matcher literal = LITERAL.matcher(result.group("value").strip());
        String value = literal.matches() ? literal.group("text") : null;
        switch (key) {
            case "mutex-group" -> mutexGroup(statement, value);
            case "service-interface-type" -> interfaceType(statement, value);
            case "activate-profile" -> {
                // The router's own affair, and every service has one.
            }
            case "deactivate-profile" ->
                remark(statement, key + " is the router's own affair; Sluice does not know of it");
            default -> {
                if (!COUNTED.contains(key)) {
                    remark(statement, "the key " + key + " is not known");
                }
            }
        }
    }

    private void mutexGroup(MacroStatement statement, @Nullable String value) {
        if (value == null) {
            remark(statement, "mutex-group is computed; set the service's group yourself");
            return;
        }
        try {
            int group = Integer.parseInt(value.strip());
            if (group == 0) {
                remark(statement, "mutex-group 0 is none, on the router too");
            } else {
                mutexGroup = group;
            }
        } catch (NumberFormatException e) {
            remark(statement, "mutex-group '" + value + "' is no number of 32 bits; on the router that is no group");
        }
    }

    private void interfaceType(MacroStatement statement, @Nullable String value) {
        String known = value == null ? null : INTERFACES.get(value.strip().toLowerCase(Locale.ROOT));
        if (known == null) {
            remark(statement, "service-interface-type is none of ipv4, ipv6, ipv4-ipv6, l2tp; taken for ipv4");
        } else {
            interfaceType = known;
        }
    }

    private void remark(MacroStatement statement, String text) {
        remarks.add(new Remark(statement.line(), text));
    }

    private Optional<MacroService> service() {
        MacroStatement begin = header;
        if (begin == null) {
            remarks.add(new Remark(1, "there is no template; no service is made"));
            return Optional.empty();
        }
        if (!results.contains("activate-profile")) {
            remark(begin, "no activate-profile is set; the router will refuse the macro");
        }
        boolean counts = results.stream().anyMatch(COUNTED::contains);
        if (!counts) {
            remark(begin, "no classifier is counted; the service counts time only");
        } else if (results.stream().noneMatch(key -> key.startsWith("output-stat-"))) {
            remark(
                    begin,
                    "nothing is counted at output, which is what Service-Volume limits; such a limit never fires");
        }
        return Optional.of(new MacroService(name, parameters, mutexGroup, counts, interfaceType));
    }
}
