package io.sluice.web.problem;

/** Ends a request at the edge with a problem. Not for what the business may answer: that is an outcome. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public static Refusal ofParameter(String parameter, String detail) {
        return new Refusal(Problem.ofParameter(ProblemType.INVALID_PARAMETER, parameter, detail));
    }

    public static Refusal notFound(String detail) {
        return new Refusal(Problem.of(ProblemType.NOT_FOUND, detail));
    }

    public Problem problem() {
        return problem;
    }
}
