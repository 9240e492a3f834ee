package io.sluice.jca;

import io.sluice.jca.inbound.PortSettings;
import io.sluice.radius.connector.RequestKind;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a message-driven bean may set for its port, as a JavaBean. All properties are texts and may be expressions such as
 * {@code ${sluice.radius.auth.port:1812}}; meaning and ranges stand in {@link PortSettings}. What is left empty takes the
 * default of its kind.
 */
public class RadiusActivationSpec implements ActivationSpec, Serializable {

    private static final long serialVersionUID = 1L;

    private transient @Nullable ResourceAdapter resourceAdapter;
    private String kind = "";
    private String bindAddress = "0.0.0.0";
    private String port = "";
    private String batchLimit = "256";
    private String deliveryWorkers = "";
    private String queueLimit = "16384";
    private String receiveBufferOctets = "4194304";
    private String duplicateSeconds = "30";
    private String maxDelayed = "10000";
    private String timestampSeconds = "300";
    private String timestampRequired = "false";

    /** Refuses what cannot work, naming the property. */
    @Override
    public void validate() throws InvalidPropertyException {
        settings();
    }

    PortSettings settings() throws InvalidPropertyException {
        RequestKind of = kind();
        return new PortSettings(
                of,
                new InetSocketAddress(
                        new Setting("bindAddress", bindAddress).address(),
                        given("port", port, defaultPort(of)).number(0, 65_535)),
                new Setting("batchLimit", batchLimit).number(1, 256),
                given("deliveryWorkers", deliveryWorkers, defaultWorkers(of)).number(0, 64),
                new Setting("queueLimit", queueLimit).number(1, 1_000_000),
                new Setting("receiveBufferOctets", receiveBufferOctets).number(65_536, 268_435_456),
                new Setting("duplicateSeconds", duplicateSeconds).number(5, 300),
                new Setting("maxDelayed", maxDelayed).number(0, 1_000_000),
                new Setting("timestampSeconds", timestampSeconds).number(0, 3600),
                new Setting("timestampRequired", timestampRequired).flag());
    }

    private RequestKind kind() throws InvalidPropertyException {
        Setting setting = new Setting("kind", kind);
        String name = setting.value().toUpperCase(Locale.ROOT);
        for (RequestKind each : RequestKind.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw setting.refused("\"" + name + "\" is none of AUTH, ACCT, DYNAUTH");
    }

    private static Setting given(String name, String text, String otherwise) {
        return new Setting(name, text.isBlank() ? otherwise : text);
    }

    private static String defaultPort(RequestKind kind) {
        return switch (kind) {
            case AUTH -> "1812";
            case ACCT -> "1813";
            case DYNAUTH -> "3799";
        };
    }

    private static String defaultWorkers(RequestKind kind) {
        return switch (kind) {
            case AUTH -> "0";
            case ACCT -> "2";
            case DYNAUTH -> "1";
        };
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
        if (resourceAdapter != null && resourceAdapter != adapter) {
            throw new ResourceException("the resource adapter can be set once only");
        }
        resourceAdapter = adapter;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getBindAddress() {
        return bindAddress;
    }

    public void setBindAddress(String bindAddress) {
        this.bindAddress = bindAddress;
    }

    public String getPort() {
        return port;
    }

    public void setPort(String port) {
        this.port = port;
    }

    public String getBatchLimit() {
        return batchLimit;
    }

    public void setBatchLimit(String batchLimit) {
        this.batchLimit = batchLimit;
    }

    public String getDeliveryWorkers() {
        return deliveryWorkers;
    }

    public void setDeliveryWorkers(String deliveryWorkers) {
        this.deliveryWorkers = deliveryWorkers;
    }

    public String getQueueLimit() {
        return queueLimit;
    }

    public void setQueueLimit(String queueLimit) {
        this.queueLimit = queueLimit;
    }

    public String getReceiveBufferOctets() {
        return receiveBufferOctets;
    }

    public void setReceiveBufferOctets(String receiveBufferOctets) {
        this.receiveBufferOctets = receiveBufferOctets;
    }

    public String getDuplicateSeconds() {
        return duplicateSeconds;
    }

    public void setDuplicateSeconds(String duplicateSeconds) {
        this.duplicateSeconds = duplicateSeconds;
    }

    public String getMaxDelayed() {
        return maxDelayed;
    }

    public void setMaxDelayed(String maxDelayed) {
        this.maxDelayed = maxDelayed;
    }

    public String getTimestampSeconds() {
        return timestampSeconds;
    }

    public void setTimestampSeconds(String timestampSeconds) {
        this.timestampSeconds = timestampSeconds;
    }

    public String getTimestampRequired() {
        return timestampRequired;
    }

    public void setTimestampRequired(String timestampRequired) {
        this.timestampRequired = timestampRequired;
    }
}
