package io.sluice.it;

import io.sluice.it.fixture.AccountingTraffic;
import io.sluice.it.fixture.Eventually;
import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.ReplyOctets;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.SluiceServer;
import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What an in-container test takes with it into the server. */
final class InContainer {

    /** Sees the classes of the running application, and so its beans. */
    private static final String DEPENDENCIES = """
            <jboss-deployment-structure>
              <deployment>
                <dependencies>
                  <module name="deployment.sluice.ear"/>
                  <module name="deployment.sluice.ear.ejb.jar"/>
                </dependencies>
              </deployment>
            </jboss-deployment-structure>
            """;

    private InContainer() {}

    static WebArchive war(String name, Class<?> test) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addClasses(test, InContainer.class)
                .addClasses(
                        AccountingTraffic.class,
                        Eventually.class,
                        RadiusSocket.class,
                        ReplyOctets.class,
                        RequestOctets.class,
                        SluiceServer.class)
                .addAsLibrary(jarOf(Assertions.class))
                .addAsWebInfResource(new StringAsset(DEPENDENCIES), "jboss-deployment-structure.xml");
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
