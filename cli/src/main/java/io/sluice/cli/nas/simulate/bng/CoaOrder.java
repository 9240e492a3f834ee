package io.sluice.cli.nas.simulate.bng;

import java.util.List;

/**
 * What a CoA-Request asks for beyond naming a session.
 *
 * @param activate services to start
 * @param deactivate activation strings of services to stop
 * @param update active services whose limits change
 */
public record CoaOrder(List<ServiceOrder> activate, List<String> deactivate, List<ServiceOrder> update) {
    public CoaOrder {
        activate = List.copyOf(activate);
        deactivate = List.copyOf(deactivate);
        update = List.copyOf(update);
    }
}
