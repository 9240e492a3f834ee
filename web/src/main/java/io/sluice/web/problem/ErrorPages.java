package io.sluice.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers what no resource and no page got to see, such as a header the platform cannot read: programs get a problem, people a
 * page. Never a stack trace.
 */
@WebServlet(ErrorPages.PATH)
public class ErrorPages extends HttpServlet {
    static final String PATH = "/error";
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ProblemType type = status instanceof Integer code ? ProblemType.ofStatus(code) : ProblemType.NOT_FOUND;
        if (isForPrograms(request)) {
            Problem.of(type, type.title() + '.').writeTo(response);
        } else {
            response.setStatus(type.status());
            request.getRequestDispatcher(page(type)).forward(request, response);
        }
    }

    private static String page(ProblemType type) {
        return switch (type) {
            case NOT_FOUND -> "/not-found.html";
            case FORBIDDEN -> "/forbidden.html";
            default -> "/failed.html";
        };
    }

    private static boolean isForPrograms(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return path != null && path.toString().startsWith(request.getContextPath() + "/api/");
    }
}
