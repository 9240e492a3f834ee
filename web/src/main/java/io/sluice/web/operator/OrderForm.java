package io.sluice.web.operator;

import io.sluice.ejb.operation.Activation;
import io.sluice.ejb.operation.OperationManager;
import io.sluice.ejb.operation.Ordered;
import io.sluice.ejb.operation.ServiceOrders;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Sentence;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.session.ChangeRefused;
import io.sluice.operation.Origin;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceLimits;
import io.sluice.web.security.Caller;
import io.sluice.web.security.PageForms;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the orders of the session's page and leads back to it, so that reloading the page orders nothing again. Only forms of these
 * pages can order, and only roles that may change something.
 */
@WebServlet("/operator/order")
public class OrderForm extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int SECONDS_OF_A_MINUTE = 60;
    private static final long MOST = 16_777_215;

    @EJB
    private transient ServiceOrders orders;

    @EJB
    private transient OperationManager operations;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!PageForms.isOurs(request) || !Changers.may(Caller.of(request))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String session = Objects.requireNonNullElse(request.getParameter("session"), "");
        try {
            String said = order(request, UUID.fromString(session));
            PageForms.leave(request, said, false);
        } catch (IllegalArgumentException wrong) {
            PageForms.leave(request, Objects.requireNonNullElse(wrong.getMessage(), "This cannot be."), true);
        } catch (Refused | ChangeRefused refused) {
            PageForms.leave(
                    request, Sentence.of(Objects.requireNonNullElse(refused.getMessage(), "It was refused.")), true);
        } catch (EJBException wrapped) {
            if (!(wrapped.getCause() instanceof Refused refused)) {
                throw wrapped;
            }
            PageForms.leave(
                    request, Sentence.of(Objects.requireNonNullElse(refused.getMessage(), "It was refused.")), true);
        }
        response.setHeader("Location", request.getContextPath() + "/operator/session?id=" + session + "#changes");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private String order(HttpServletRequest request, UUID session) {
        Actor actor = Caller.actorOf(request);
        String service = request.getParameter("service");
        return switch (Objects.requireNonNullElse(request.getParameter("do"), "")) {
            case "activate" -> said(orders.activate(session, activation(request), Origin.PORTAL, actor));
            case "deactivate" -> said(orders.deactivate(UUID.fromString(service), Origin.PORTAL, actor));
            case "disconnect" -> said(orders.disconnect(session, Origin.PORTAL, actor));
            case "apply-record" -> said(orders.applyRecord(session, Origin.PORTAL, actor));
            case "cancel" -> {
                operations.cancel(UUID.fromString(request.getParameter("operation")), actor);
                yield "Withdrawn; nothing was sent.";
            }
            default -> throw new IllegalArgumentException("Nothing was asked for.");
        };
    }

    private static String said(Ordered ordered) {
        return ordered.operation() == null
                ? "Nothing to do: it is so already."
                : "Requested. Below you see how far it is.";
    }

    private static Activation activation(HttpServletRequest request) {
        String name = Objects.requireNonNullElse(request.getParameter("service"), "");
        String[] given = request.getParameterValues("parameter");
        List<String> arguments =
                given == null ? List.of() : Stream.of(given).map(String::strip).toList();
        if (arguments.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("Each parameter of " + name + " needs a value.");
        }
        ServiceLimits limits = new ServiceLimits(
                minutes(request.getParameter("minutes")),
                number(request.getParameter("volume"), "The volume limit"),
                null,
                null);
        Boolean keeps = request.getParameter("static") == null ? null : Boolean.TRUE;
        return new Activation(ServiceCall.of(name, arguments).text(), limits, null, keeps, List.of());
    }

    private static @Nullable Long minutes(@Nullable String text) {
        Long minutes = number(text, "The time limit");
        return minutes == null ? null : Math.min(MOST, minutes * SECONDS_OF_A_MINUTE);
    }

    private static @Nullable Long number(@Nullable String text, String what) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException(what + " is a whole number, not “" + text.strip() + "”.");
        }
        return Long.valueOf(text.strip());
    }
}
