package org.dateline.gateway.http;

/// Ends a request with a problem.
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /// Of a client that did not say who it is.
    boolean asksForToken() {
        return problem.status() == 401;
    }

    Problem problem() {
        return problem;
    }
}
