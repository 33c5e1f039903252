package dev.baton.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A person's view: one page, and the forms on it, which a script can post as well. */
final class Page {
    private final Org org;

    Page(Org org) {
        this.org = org;
    }

    void handle(HttpExchange exchange, Request request, Workbench workbench) throws IOException {
        String origin = request.header("Origin");
        if (!request.method().equals("GET")
                && !origin.isEmpty()
                && !origin.equals("http://" + request.header("Host"))) {
            Server.send(exchange, 403, "text/plain", "not from another site\n");
            return;
        }
        try {
            if (request.path().startsWith("/_standin/")) {
                Reply reply = workbench.handle(request);
                boolean text = reply.body().isTextual();
                Server.send(
                        exchange,
                        reply.status(),
                        text ? "text/plain" : "application/json",
                        reply.body().isMissingNode()
                                ? ""
                                : text ? reply.body().asText() : reply.body().toString());
            } else if (request.method().equals("POST")) {
                String id = act(workbench.person(), request);
                exchange.getResponseHeaders().set("Location", "/#" + id);
                Server.send(exchange, 303, "text/plain", id + "\n");
            } else if (request.resource().equals("/")) {
                exchange.getResponseHeaders()
                        .set(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
                Server.send(exchange, 200, "text/html; charset=utf-8", new Listing(org).page());
            } else {
                Server.send(exchange, 404, "text/plain", "there is only one page, /\n");
            }
        } catch (IllegalArgumentException e) {
            Server.send(exchange, 400, "text/plain", e.getMessage() + "\n");
        }
    }

    // POST /leads, and /records/<id>/<what is done to it>; answers the record's id.
    private String act(Person person, Request request) {
        Map<String, String> form = new LinkedHashMap<>(Request.form(request.body()));
        if (request.resource().equals("/leads")) {
            return person.create(form);
        }
        String[] parts = request.resource().split("/", -1);
        if (parts.length != 4 || !parts[1].equals("records")) {
            throw new IllegalArgumentException("no form leads to " + request.resource());
        }
        String id = parts[2];
        switch (parts[3]) {
            case "owner" -> person.own(id, owner(form.getOrDefault("owner", "")));
            case "status" -> person.change(id, Map.of("Status", form.getOrDefault("status", "")));
            case "change" -> person.change(id, form);
            case "complete" -> person.complete(id);
            case "convert" -> person.convert(id);
            case "delete" -> person.delete(id);
            case "undelete" -> person.undelete(id);
            default -> throw new IllegalArgumentException("no form leads to " + request.resource());
        }
        return id;
    }

    /** A user or a queue by its id, its e-mail address or its name. */
    private String owner(String named) {
        for (SObject object : new SObject[] {Schema.USER, Schema.GROUP}) {
            for (ObjectNode row : org.all(object)) {
                if (named.equals(row.path("Id").asText())
                        || named.equalsIgnoreCase(row.path("Email").asText(""))
                        || named.equalsIgnoreCase(row.path("Name").asText(""))) {
                    return row.path("Id").asText();
                }
            }
        }
        throw new IllegalArgumentException("nobody here is " + named);
    }
}
