package io.sluice.jca.fake;

import io.sluice.jca.log.ConnectorLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the connector logs while this is open, instead of on the console. */
public final class RecordedLog extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger(ConnectorLog.NAME);
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public RecordedLog() {
        setLevel(Level.ALL);
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(record.getLevel() + " " + new SimpleFormatter().formatMessage(record));
    }

    /** The messages with this code, in order. */
    public List<String> lines(String code) {
        return lines.stream().filter(line -> line.contains(code)).toList();
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
