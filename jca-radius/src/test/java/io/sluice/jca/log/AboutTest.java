package io.sluice.jca.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.jca.fake.Peer;
import io.sluice.radius.connector.ConnectorStatistics;
import java.net.InetSocketAddress;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class AboutTest {

    @Test
    void saysWhatLinesAreAbout_andNoLongerAfterwards() {
        try (Peer peer = new Peer(new InetSocketAddress("127.0.0.1", 9))) {
            try (About about = About.request("bng1", peer.accounting(1, 1, "session-7"))) {
                assertThat(MDC.get("nas")).isEqualTo("bng1");
                assertThat(MDC.get("acctSessionId")).isEqualTo("session-7");
            }
            try (About about = About.request("bng1", peer.access(2, "bob"))) {
                assertThat(MDC.get("subscriber")).isEqualTo("bob");
                assertThat(MDC.get("acctSessionId")).isNull();
            }
        }
        assertThat(MDC.get("nas")).isNull();
        assertThat(MDC.get("subscriber")).isNull();
    }

    @Test
    void saysNothingOfUnknownSources() {
        try (About about = About.client(ConnectorStatistics.NO_CLIENT)) {
            assertThat(MDC.get("nas")).isNull();
        }
    }
}
