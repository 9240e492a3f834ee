package io.sluice.jca.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.jca.RadiusResourceAdapter;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.OutboundRequest.Retransmission;
import io.sluice.radius.connector.RadiusConnection;
import io.sluice.radius.connector.RadiusConnectionFactory;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.connector.RequestOutcome.NotSent;
import io.sluice.radius.packet.PacketCode;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ManagedConnection;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private final RadiusManagedConnectionFactory factory = new RadiusManagedConnectionFactory();

    @BeforeEach
    void associate() throws Exception {
        factory.setResourceAdapter(new RadiusResourceAdapter());
    }

    @Test
    void reachesTheConnector_untilItIsClosed() throws Exception {
        RadiusConnection connection = ((RadiusConnectionFactory) factory.createConnectionFactory()).connect();
        assertThat(connection.discards()).containsOnlyKeys(RequestKind.values());
        OutboundRequest request = new OutboundRequest(
                PacketCode.COA_REQUEST,
                new byte[0],
                new InetSocketAddress("127.0.0.1", 9),
                new byte[] {1},
                false,
                Retransmission.RFC_5080);
        assertThat(connection.send(request).toCompletableFuture().get()).isInstanceOf(NotSent.class);

        connection.close();
        connection.close();

        assertThatIllegalStateException().isThrownBy(connection::discards);
    }

    @Test
    void tellsTheContainer_whenAHandleIsClosed_once() throws Exception {
        ManagedConnection managed = factory.createManagedConnection(null, null);
        List<Object> closed = new ArrayList<>();
        managed.addConnectionEventListener(new ClosedListener(closed));
        RadiusConnection handle = (RadiusConnection) managed.getConnection(null, null);

        handle.close();
        handle.close();

        assertThat(closed).containsExactly(handle);
    }

    @Test
    void invalidatesHandles_whenTheContainerCleansUp_andMovesThem() throws Exception {
        ManagedConnection first = factory.createManagedConnection(null, null);
        ManagedConnection second = factory.createManagedConnection(null, null);
        RadiusConnection handle = (RadiusConnection) first.getConnection(null, null);

        first.cleanup();
        assertThatIllegalStateException().isThrownBy(handle::discards);
        second.associateConnection(handle);
        assertThat(handle.discards()).isNotEmpty();

        assertThat(factory.matchManagedConnections(Set.of(second), null, null)).isSameAs(second);
        assertThat(factory.matchManagedConnections(Set.of(), null, null)).isNull();
    }

    @Test
    void cannotConnect_withoutTheAdapter() {
        RadiusManagedConnectionFactory alone = new RadiusManagedConnectionFactory();

        assertThatIllegalStateException()
                .isThrownBy(() -> ((RadiusConnectionFactory) alone.createConnectionFactory()).connect())
                .withMessageContaining("not associated");
        assertThatThrownBy(() -> factory.setResourceAdapter(new RadiusResourceAdapter()))
                .isInstanceOf(ResourceException.class);
    }

    private record ClosedListener(List<Object> closed) implements ConnectionEventListener {
        @Override
        public void connectionClosed(ConnectionEvent event) {
            closed.add(event.getConnectionHandle());
        }

        @Override
        public void localTransactionStarted(ConnectionEvent event) {
            throw new AssertionError("no transactions here");
        }

        @Override
        public void localTransactionCommitted(ConnectionEvent event) {
            throw new AssertionError("no transactions here");
        }

        @Override
        public void localTransactionRolledback(ConnectionEvent event) {
            throw new AssertionError("no transactions here");
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            throw new AssertionError("nothing here can break");
        }
    }
}
