package io.sluice.web.operator;

import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.service.ServiceQueries;
import io.sluice.ejb.service.ServiceView;
import io.sluice.ejb.session.ServiceSessionView;
import io.sluice.service.ParameterType;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceParameter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the session's page asks before it starts a service: which one, with which parameters, and who makes way for it. */
@Named("activationForm")
@RequestScoped
public class ActivationForm {

    @EJB
    private ServiceQueries services;

    @Inject
    private SessionPage page;

    private String name = "";
    private @Nullable List<ServiceView> offered;

    public List<ServiceView> getServices() {
        if (offered == null) {
            offered =
                    services.services(PageRequest.first(PageRequest.MAX_LIMIT)).items();
        }
        return offered;
    }

    /** The service that was chosen; null before. */
    public @Nullable ServiceView getChosen() {
        return chosen().orElse(null);
    }

    private Optional<ServiceView> chosen() {
        return getServices().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Activation strings of running members of the chosen service's mutex group. */
    public List<String> getMakingWay() {
        Integer group = chosen().map(each -> each.terms().mutexGroup()).orElse(null);
        return group == null
                ? List.of()
                : page.getRunning().stream()
                        .map(ServiceSessionView::activation)
                        .filter(activation -> groupOf(activation) == group)
                        .toList();
    }

    private int groupOf(String activation) {
        return getServices().stream()
                .filter(each -> each.name().equals(nameOf(activation)))
                .map(each -> each.terms().mutexGroup())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(0);
    }

    private static String nameOf(String activation) {
        try {
            return ServiceCall.parse(activation).name();
        } catch (IllegalArgumentException unreadable) {
            return activation;
        }
    }

    /** In what a parameter is counted, with its range. */
    public String unit(ServiceParameter parameter) {
        String unit = parameter.type() == ParameterType.BITS_PER_SECOND
                ? "bit/s, like 5120000 or 10M"
                : parameter.type() == ParameterType.TEXT ? "text" : "whole number";
        String least = parameter.minimum() == null ? "" : "from " + parameter.minimum();
        String most = parameter.maximum() == null ? "" : "to " + parameter.maximum();
        return String.join(
                " ",
                List.of(unit, least, most).stream()
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }
}
