package dev.baton.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The HTML of the page: leads with their owners and tasks, newest first. */
record Listing(Org org) {
    private static final int MOST = 100;
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Salesforce stand-in</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; color: #1c2430; background: #f6f7f9 }
            h1 { font-size: 1.3rem; margin: .3rem 0 }
            .note { background: #fff4ce; border: 1px solid #d9b84a; border-radius: 6px; padding: .6rem .8rem }
            article, fieldset { background: #fff; border: 1px solid #d5dae1; border-radius: 6px; margin: .8rem 0; padding: .6rem .9rem }
            article:target { border-color: #2c6bd1 }
            h2 { font-size: 1.05rem; margin: 0 }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .9rem; margin: .4rem 0 }
            dt { color: #5a6472 }
            dd { margin: 0; overflow-wrap: anywhere }
            form { display: inline-flex; flex-wrap: wrap; gap: .3rem; margin: .2rem .6rem .2rem 0 }
            label { display: inline-flex; flex-direction: column; font-size: .85rem; color: #5a6472 }
            input, select, button { font: inherit; padding: .15rem .4rem }
            .gone { opacity: .55 }
            code { font-size: .9em }
            </style>
            </head>
            <body>
            <h1>Salesforce stand-in</h1>
            <p class="note"><strong>This is not Salesforce.</strong> It is a test double that runs on this machine, so that you see what Baton
            writes to an org and what it hears from one. What you do here is done as <em>Ada Admin</em>, and goes back to Baton as change
            events.</p>
            """;

    String page() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append(creation());
        List<ObjectNode> leads = new ArrayList<>(org.all(Schema.LEAD)).reversed();
        page.append("<p>").append(leads.size()).append(leads.size() == 1 ? " lead" : " leads");
        if (leads.size() > MOST) {
            page.append(", of which the newest ").append(MOST).append(" are shown");
        }
        page.append(".</p>\n");
        leads.stream().limit(MOST).forEach(lead -> page.append(article(lead)));
        return page.append("</body>\n</html>\n").toString();
    }

    private static String creation() {
        StringBuilder form = new StringBuilder("""
                <fieldset><legend>A new lead, given to somebody by the org's old assignment rule</legend>
                <form method="post" action="/leads">
                """);
        for (String field : new String[] {
            "FirstName", "LastName", "Company", "Email", "Title", "Country", "NumberOfEmployees", "Request__c"
        }) {
            form.append("<label>%s<input name=\"%s\"></label>\n".formatted(field, field));
        }
        return form.append("<button>Create</button></form></fieldset>\n").toString();
    }

    private String article(ObjectNode lead) {
        String id = lead.path("Id").asText();
        boolean deleted = lead.path("IsDeleted").asBoolean();
        boolean converted = lead.path("IsConverted").asBoolean();
        StringBuilder html = new StringBuilder();
        html.append("<article id=\"%s\"%s>\n".formatted(escaped(id), deleted ? " class=\"gone\"" : ""));
        html.append("<h2>%s, %s</h2>\n".formatted(text(lead, "Name"), text(lead, "Company")));
        html.append("<dl>");
        row(html, "Id", "<code>" + escaped(id) + "</code>");
        row(html, "Owner", escaped(name(lead.path("OwnerId").asText(""))));
        row(html, "Status", text(lead, "Status") + (converted ? " (converted)" : "") + (deleted ? " (deleted)" : ""));
        for (Field field : Schema.LEAD.fields()) {
            boolean shown = field.name().startsWith("Baton_")
                    || List.of("Email", "Title", "Country", "NumberOfEmployees", "Request__c")
                            .contains(field.name());
            if (shown && !text(lead, field.name()).isEmpty()) {
                row(html, field.name(), text(lead, field.name()));
            }
        }
        html.append("</dl>\n");
        if (deleted) {
            html.append(button(id, "undelete", "Undelete"));
        } else if (!converted) {
            html.append(owners(lead)).append(statuses(lead));
            html.append(button(id, "convert", "Convert")).append(button(id, "delete", "Delete"));
        }
        tasks(html, id);
        return html.append("</article>\n").toString();
    }

    private void tasks(StringBuilder html, String lead) {
        for (ObjectNode task : org.all(Schema.TASK)) {
            if (task.path("WhoId").asText("").equals(lead)) {
                html.append("<div>Task: <strong>%s</strong>, %s, priority %s, for %s. %s"
                        .formatted(
                                text(task, "Subject"),
                                text(task, "Status"),
                                text(task, "Priority"),
                                escaped(name(task.path("OwnerId").asText(""))),
                                text(task, "Description").replace("\n", "<br>")));
                if (!task.path("IsClosed").asBoolean()
                        && !task.path("IsDeleted").asBoolean()) {
                    html.append(button(task.path("Id").asText(), "complete", "Complete"));
                }
                html.append("</div>\n");
            }
        }
    }

    private static void row(StringBuilder html, String name, String value) {
        html.append("<dt>")
                .append(escaped(name))
                .append("</dt><dd>")
                .append(value)
                .append("</dd>");
    }

    private String owners(ObjectNode lead) {
        StringBuilder options = new StringBuilder();
        for (SObject object : new SObject[] {Schema.USER, Schema.GROUP}) {
            org.all(object).stream()
                    .filter(row -> row.path("IsActive").asBoolean(true))
                    .forEach(row -> options.append(
                            "<option value=\"%s\">%s</option>".formatted(text(row, "Id"), text(row, "Name"))));
        }
        return select(text(lead, "Id"), "owner", "Owner", options.toString(), "Change owner");
    }

    private static String statuses(ObjectNode lead) {
        StringBuilder options = new StringBuilder();
        for (String status : Describe.values("Lead.Status")) {
            if (!status.equals("Closed - Converted")) {
                options.append(option(escaped(status), escaped(status), text(lead, "Status")));
            }
        }
        return select(text(lead, "Id"), "status", "Status", options.toString(), "Set status");
    }

    private static String option(String value, String label, String now) {
        return "<option value=\"%s\"%s>%s</option>".formatted(value, value.equals(now) ? " selected" : "", label);
    }

    private static String select(String id, String name, String label, String options, String action) {
        return """
                <form method="post" action="/records/%s/%s"><select name="%s" aria-label="%s">%s</select><button>%s</button></form>
                """.formatted(escaped(id), name, name, label, options, action);
    }

    private static String button(String id, String what, String label) {
        return " <form method=\"post\" action=\"/records/%s/%s\"><button>%s</button></form>\n"
                .formatted(escaped(id), what, label);
    }

    private String name(String owner) {
        Optional<SObject> object = Schema.ofRecord(owner);
        return object.flatMap(found -> org.find(found, owner))
                .map(row -> row.path("Name").asText() + (owner.startsWith(Schema.GROUP.prefix()) ? " (queue)" : ""))
                .orElse("nobody");
    }

    private static String text(ObjectNode row, String field) {
        return row.path(field).isNull() ? "" : escaped(row.path(field).asText(""));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
