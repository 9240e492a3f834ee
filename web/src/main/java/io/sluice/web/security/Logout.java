package io.sluice.web.security;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Ends a session of the pages; only a form of these pages can, so no link or image of another site logs anybody out. */
@WebServlet("/logout")
public class Logout extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> wanted = PageSessions.formToken(request);
        if (wanted.isPresent() && !FormTokens.match(request.getParameter("token"), wanted.get())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        PageSessions.end(request);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", request.getContextPath() + LoginForm.PATH + "?ended=true");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }
}
