package io.sluice.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.jca.inbound.PortSettings;
import io.sluice.radius.connector.RequestKind;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.InvalidPropertyException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RadiusActivationSpecTest {

    private static final String PROPERTY = "sluice.test.port";

    private final RadiusActivationSpec spec = new RadiusActivationSpec();

    @AfterEach
    void forget() {
        System.clearProperty(PROPERTY);
    }

    @ParameterizedTest
    @CsvSource({"AUTH,1812,0", "acct,1813,2", "DynAuth,3799,1"})
    void hasDefaultsForEachKind(String kind, int port, int workers) throws Exception {
        spec.setKind(kind);

        PortSettings settings = spec.settings();

        assertThat(settings.address().getPort()).isEqualTo(port);
        assertThat(settings.deliveryWorkers()).isEqualTo(workers);
        assertThat(settings.batchLimit()).isEqualTo(256);
        assertThat(settings.receiveBufferOctets()).isEqualTo(4 << 20);
        assertThat(settings.duplicateSeconds()).isEqualTo(30);
        assertThat(settings.address().getAddress().isAnyLocalAddress()).isTrue();
    }

    @Test
    void resolvesExpressions_thatTheContainerLeftAlone() throws Exception {
        spec.setKind("${sluice.test.kind:ACCT}");
        spec.setPort("${" + PROPERTY + ":11813}");
        assertThat(spec.settings().kind()).isEqualTo(RequestKind.ACCT);
        assertThat(spec.settings().address().getPort()).isEqualTo(11_813);

        System.setProperty(PROPERTY, "12813");
        assertThat(spec.settings().address().getPort()).isEqualTo(12_813);

        spec.setPort("${sluice.test.unset}");
        assertThatThrownBy(spec::validate)
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("port")
                .hasMessageContaining("sluice.test.unset");
    }

    @ParameterizedTest
    @CsvSource({
        "kind,TACACS,'none of AUTH, ACCT, DYNAUTH'",
        "kind,'',none of",
        "port,65536,0–65535",
        "port,-1,0–65535",
        "port,radius,not a whole number",
        "batchLimit,0,1–256",
        "batchLimit,257,1–256",
        "deliveryWorkers,65,0–64",
        "queueLimit,0,1–1000000",
        "receiveBufferOctets,65535,65536–268435456",
        "duplicateSeconds,4,5–300",
        "duplicateSeconds,301,5–300",
        "maxDelayed,-1,0–1000000",
        "timestampSeconds,3601,0–3600",
        "timestampRequired,perhaps,true or false",
    })
    void refusesWhatCannotWork_namingTheProperty(String name, String value, String why) throws Exception {
        spec.setKind("AUTH");
        for (PropertyDescriptor property :
                Introspector.getBeanInfo(RadiusActivationSpec.class).getPropertyDescriptors()) {
            if (property.getName().equals(name)) {
                property.getWriteMethod().invoke(spec, value);
            }
        }

        assertThatThrownBy(spec::validate)
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("setting " + name + ":")
                .hasMessageContaining(why);
    }

    @Test
    void isAssociatedOnce() throws Exception {
        RadiusResourceAdapter adapter = new RadiusResourceAdapter();
        spec.setResourceAdapter(adapter);
        spec.setResourceAdapter(adapter);

        assertThat(spec.getResourceAdapter()).isSameAs(adapter);
        assertThatThrownBy(() -> spec.setResourceAdapter(new RadiusResourceAdapter()))
                .isInstanceOf(ResourceException.class);
    }
}
