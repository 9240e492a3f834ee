package io.sluice.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.jca.connection.RadiusManagedConnectionFactory;
import io.sluice.radius.connector.RadiusConnection;
import io.sluice.radius.connector.RadiusConnectionFactory;
import io.sluice.radius.connector.RadiusListener;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The descriptors and the classes they name agree. */
class DescriptorTest {

    private static Document descriptor(String name) throws Exception {
        Path path = Path.of("src/main/rar/META-INF", name);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(path.toFile());
    }

    private static List<String> texts(Document document, String element) {
        NodeList nodes = document.getElementsByTagName(element);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void namesClassesOfTheRightKind() throws Exception {
        Document ra = descriptor("ra.xml");
        Map<String, Class<?>> expected = Map.of(
                "resourceadapter-class", ResourceAdapter.class,
                "managedconnectionfactory-class", ManagedConnectionFactory.class,
                "connectionfactory-interface", RadiusConnectionFactory.class,
                "connectionfactory-impl-class", RadiusConnectionFactory.class,
                "connection-interface", RadiusConnection.class,
                "connection-impl-class", RadiusConnection.class,
                "messagelistener-type", RadiusListener.class,
                "activationspec-class", ActivationSpec.class);
        for (Map.Entry<String, Class<?>> each : expected.entrySet()) {
            assertThat(texts(ra, each.getKey())).hasSize(1);
            assertThat(Class.forName(texts(ra, each.getKey()).get(0))).isAssignableTo(each.getValue());
        }
    }

    @Test
    void setsPropertiesThatExist_toWhatTheAdapterAssumes() throws Exception {
        Document ra = descriptor("ra.xml");
        RadiusResourceAdapter fresh = new RadiusResourceAdapter();
        List<PropertyDescriptor> properties = Stream.of(
                        Introspector.getBeanInfo(RadiusResourceAdapter.class).getPropertyDescriptors())
                .filter(property -> property.getWriteMethod() != null)
                .toList();
        NodeList configured = ra.getElementsByTagName("config-property-value");
        assertThat(configured.getLength()).isEqualTo(properties.size());
        for (PropertyDescriptor property : properties) {
            assertThat(property.getPropertyType()).isEqualTo(String.class);
            assertThat(texts(ra, "config-property-name")).contains(property.getName());
            int at = texts(ra, "config-property-name").indexOf(property.getName());
            String value = configured.item(at).getTextContent();
            assertThat(new Setting(property.getName(), value).value())
                    .isEqualTo(property.getReadMethod().invoke(fresh));
        }
    }

    @Test
    void bindsTheConnectionFactory() throws Exception {
        Document ironjacamar = descriptor("ironjacamar.xml");
        var definition = ironjacamar
                .getElementsByTagName("connection-definition")
                .item(0)
                .getAttributes();

        assertThat(definition.getNamedItem("jndi-name").getTextContent()).isEqualTo("java:/eis/Radius");
        assertThat(definition.getNamedItem("class-name").getTextContent())
                .isEqualTo(RadiusManagedConnectionFactory.class.getName());
        assertThat(texts(ironjacamar, "transaction-support")).containsExactly("NoTransaction");
        assertThat(texts(descriptor("ra.xml"), "transaction-support")).containsExactly("NoTransaction");
    }
}
