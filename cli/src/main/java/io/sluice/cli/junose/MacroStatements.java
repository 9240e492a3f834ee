package io.sluice.cli.junose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The statements of a macro file: what stands between {@code <#} and {@code #>}, separated by semicolons and ends of lines. The rest
 * is configuration of the router; a line that begins with {@code !} there is a comment.
 */
final class MacroStatements {

    private final String text;
    private final Consumer<Remark> remarks;
    private final List<MacroStatement> statements = new ArrayList<>();

    private MacroStatements(String text, Consumer<Remark> remarks) {
        this.text = text;
        this.remarks = remarks;
    }

    static List<MacroStatement> of(String text, Consumer<Remark> remarks) {
        MacroStatements found = new MacroStatements(text, remarks);
        found.read();
        return found.statements;
    }

    private void read() {
        int at = 0;
        int open = text.indexOf("<#", at);
        while (open >= 0) {
            int close = text.indexOf("#>", open + 2);
            int endOfLine = endOfLine(open);
            if (isComment(open)) {
                at = endOfLine;
            } else if (close < 0) {
                remarks.accept(new Remark(line(open), "'<#' is not closed; nothing behind it is read"));
                return;
            } else {
                split(open + 2, close);
                at = close + 2;
            }
            open = text.indexOf("<#", at);
        }
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private boolean isComment(int at) {
        int begin = text.lastIndexOf('\n', at) + 1;
        return text.substring(begin, at).stripLeading().startsWith("!");
    }

    private void split(int from, int to) {
        int begin = from;
        boolean quoted = false;
        for (int at = from; at <= to; at++) {
            boolean end = at == to;
            char c = end ? '\n' : text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (end || c == '\n' || (c == ';' && !quoted)) {
                add(begin, at);
                begin = at + 1;
                quoted = false;
            }
        }
    }

    private void add(int from, int to) {
        String statement = text.substring(from, to);
        String stripped = statement.strip();
        if (!stripped.isEmpty() && !stripped.startsWith("!")) {
            int leading = statement.length() - statement.stripLeading().length();
            statements.add(new MacroStatement(line(from + leading), stripped));
        }
    }

    private int line(int at) {
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }
}
