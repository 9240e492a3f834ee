package io.sluice.web.problem;

import io.sluice.ejb.operation.OperationView;
import io.sluice.ejb.platform.Sentence;
import io.sluice.ejb.platform.Violation;
import io.sluice.ejb.session.ChangeRefused;
import io.sluice.nas.ErrorCause;
import io.sluice.operation.ChangeObjection;
import io.sluice.operation.explanation.OperationFailure;
import java.util.List;

/** Problems of orders: those that are not taken, and operations that failed. */
public final class OrderProblems {
    private OrderProblems() {}

    static Problem of(ChangeRefused refused) {
        List<ChangeObjection> objections = refused.objections();
        ProblemType type = type(objections.get(0).cause());
        Problem.FromNas said = new Problem.FromNas(objections.get(0).errorCause(), null);
        if (type != ProblemType.INVALID_BODY) {
            return Problem.of(type, Sentence.of(objections.get(0).detail())).with(said);
        }
        return Problem.ofBody(objections.stream()
                        .map(each -> new Violation(pointer(refused, each), Sentence.of(each.detail())))
                        .toList())
                .with(said);
    }

    /** RFC 5176 §3.6: which of them the order itself is to blame for. */
    private static ProblemType type(ErrorCause cause) {
        return switch (cause) {
            case SESSION_CONTEXT_NOT_FOUND -> ProblemType.SESSION_OVER;
            case REQUEST_NOT_ROUTABLE, UNSUPPORTED_EXTENSION -> ProblemType.NOT_POSSIBLE;
            case ADMINISTRATIVELY_PROHIBITED -> ProblemType.FORBIDDEN;
            default -> ProblemType.INVALID_BODY;
        };
    }

    private static String pointer(ChangeRefused refused, ChangeObjection objection) {
        return switch (objection.part()) {
            case WHOLE -> "";
            case START, UPDATE -> refused.pointerToStart(objection.index());
            case STOP -> "/replaces/" + objection.index();
        };
    }

    /**
     * The problem of an operation that failed.
     *
     * @param path where the operation is
     */
    public static Problem of(OperationView failed, OperationFailure failure, String path) {
        ProblemType type =
                switch (failure) {
                    case REFUSED_BY_NAS, REFUTED -> ProblemType.NAS_REFUSED;
                    case NAS_SILENT, NOT_IN_TIME -> ProblemType.NAS_SILENT;
                    case SESSION_OVER -> ProblemType.SESSION_OVER;
                    case NAS_GONE -> ProblemType.NOT_POSSIBLE;
                    case CANCELLED -> ProblemType.WITHDRAWN;
                };
        String reason = failed.reason();
        return Problem.of(type, reason == null ? type.title() + '.' : reason)
                .with(new Problem.FromNas(failed.operation().progress().errorCause(), path));
    }
}
