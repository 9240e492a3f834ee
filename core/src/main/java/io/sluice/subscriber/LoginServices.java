package io.sluice.subscriber;

import io.sluice.service.ServiceGrant;
import java.util.List;

/**
 * The services that a login starts, and their attributes as octets. One object serves all subscribers who have the same.
 *
 * @param granted what goes into the Access-Accept: the record's by tag, then subscriptions in activation order
 * @param overflow what found no free tag, in activation order, and what is kept over logins; started by CoA after the Accounting-Start. Tags count anew
 *     from 1 for every eight.
 * @param areComplete false if a service without which there is no login cannot be started
 * @param rendered the granted services' attributes, one element for each dialect in the order of the renderings that
 *     {@link LoginProfiles} was given
 */
public record LoginServices(
        List<ServiceGrant> granted, List<ServiceGrant> overflow, boolean areComplete, List<byte[]> rendered) {

    public LoginServices {
        granted = List.copyOf(granted);
        overflow = List.copyOf(overflow);
        rendered = List.copyOf(rendered);
    }
}
