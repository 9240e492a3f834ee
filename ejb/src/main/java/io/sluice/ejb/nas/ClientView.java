package io.sluice.ejb.nas;

import io.sluice.ejb.platform.Members;
import io.sluice.nas.ClientKind;
import io.sluice.nas.Protection;
import io.sluice.nas.RadiusClient;
import jakarta.json.JsonObject;
import java.util.Set;

/** A client as people see it: whole, but for the secret. */
public record ClientView(
        String name,
        Set<String> prefixes,
        Set<ClientKind> kinds,
        Protection messageAuthenticator,
        Protection proxyState,
        boolean mayReportNas,
        boolean signReplies,
        String nas,
        int version) {

    static ClientView of(RadiusClient client) {
        return new ClientView(
                client.name(),
                client.prefixes(),
                client.kinds(),
                client.messageAuthenticator(),
                client.proxyState(),
                client.mayReportNas(),
                client.signsReplies(),
                client.nas().name(),
                client.version());
    }

    /** As the interface and the audit trail show it. */
    public JsonObject json() {
        return new Members()
                .with("name", name)
                .with("prefixes", prefixes)
                .with("secretSet", true)
                .with("kinds", kinds.stream().map(Enum::name).toList())
                .with("messageAuthenticator", messageAuthenticator)
                .with("proxyState", proxyState)
                .with("mayReportNas", mayReportNas)
                .with("signReplies", signReplies)
                .with("nas", nas)
                .build();
    }
}
