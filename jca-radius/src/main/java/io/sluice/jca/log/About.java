package io.sluice.jca.log;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.packet.RadiusPacket;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.MDC;

/**
 * What a log line is about, for the fields of a JSON log ({@code mdc}): {@code nas}, {@code subscriber} and
 * {@code acctSessionId}, as far as known.
 */
public final class About implements AutoCloseable {

    private final Map<String, String> fields = new HashMap<>();

    private About() {}

    /**
     * A client's name.
     *
     * @param client {@link ConnectorStatistics#NO_CLIENT} if unknown
     */
    public static About client(String client) {
        return new About().with("nas", client);
    }

    /** A request of a client. */
    public static About request(String client, RadiusPacket request) {
        return client(client)
                .with("subscriber", request.text(StandardAttributes.USER_NAME).orElse(""))
                .with(
                        "acctSessionId",
                        request.text(StandardAttributes.ACCT_SESSION_ID).orElse(""));
    }

    private About with(String field, String value) {
        if (!value.isEmpty()) {
            fields.put(field, value);
            MDC.put(field, value);
        }
        return this;
    }

    @Override
    public void close() {
        fields.keySet().forEach(MDC::remove);
    }
}
