package dev.baton.standin;

import dev.baton.standin.Query.Condition;
import dev.baton.standin.Query.Item;
import dev.baton.standin.Query.Literal;
import dev.baton.standin.Query.Order;
import dev.baton.standin.Query.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a small part of SOQL. Whatever is not in it is MALFORMED_QUERY, so that nobody comes to depend on what was never tried. */
final class Soql {
    // What Salesforce's Name object has: an owner may be a user or a queue.
    private static final Set<String> OF_ANY_OWNER =
            Set.of("id", "name", "firstname", "lastname", "email", "username", "isactive", "title", "type");
    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<>", "<", ">", "<=", ">=");

    private final SoqlTokens tokens;
    private SObject from = Schema.LEAD;

    private Soql(SoqlTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * The query.
     *
     * @throws Refused MALFORMED_QUERY, INVALID_FIELD or INVALID_TYPE
     */
    static Query read(String text) {
        return new Soql(SoqlTokens.of(text)).query();
    }

    private record Selected(String function, String name, String alias) {}

    private Query query() {
        tokens.expect("SELECT");
        List<Selected> selected = new ArrayList<>();
        do {
            selected.add(selected());
        } while (tokens.take(","));
        tokens.expect("FROM");
        String object = tokens.name();
        from = Schema.object(object)
                .orElseThrow(() -> new Refused(400, "INVALID_TYPE", "sObject type '" + object + "' is not supported."));
        Condition where = tokens.take("WHERE") ? condition() : new Condition.All(List.of());
        List<Path> groups = new ArrayList<>();
        if (tokens.take("GROUP")) {
            tokens.expect("BY");
            do {
                groups.add(path(tokens.name()));
            } while (tokens.take(","));
        }
        List<Order> orders = new ArrayList<>();
        if (tokens.take("ORDER")) {
            tokens.expect("BY");
            do {
                orders.add(order());
            } while (tokens.take(","));
        }
        Optional<Integer> limit = tokens.take("LIMIT") ? Optional.of(tokens.count()) : Optional.empty();
        int offset = tokens.take("OFFSET") ? tokens.count() : 0;
        tokens.end();
        return checked(new Query(items(selected), from, where, groups, orders, limit, offset));
    }

    private static Query checked(Query query) {
        boolean counts = query.items().stream().anyMatch(Item.Count.class::isInstance);
        boolean bare = query.items().stream()
                .anyMatch(
                        item -> item instanceof Item.Count count && count.path().isEmpty());
        boolean allGrouped = query.items().stream()
                .allMatch(item -> !(item instanceof Item.Column column)
                        || query.groups().stream()
                                .anyMatch(group ->
                                        group.name().equals(column.path().name())));
        if ((bare && (query.items().size() > 1 || !query.groups().isEmpty()))
                || ((counts || !query.groups().isEmpty()) && !allGrouped)
                || (!query.groups().isEmpty() && !query.orders().isEmpty())) {
            throw SoqlTokens.malformed("this way of counting and grouping is not one that is known here");
        }
        return query;
    }

    private Selected selected() {
        String name = tokens.name();
        if (!tokens.take("(")) {
            return new Selected("", name, tokens.isName() && !tokens.is("FROM") ? tokens.name() : "");
        }
        String field = tokens.is(")") ? "" : tokens.name();
        tokens.expect(")");
        if (!name.equalsIgnoreCase("COUNT")) {
            throw SoqlTokens.malformed("the function " + name + " is not known here");
        }
        return new Selected("COUNT", field, tokens.isName() && !tokens.is("FROM") ? tokens.name() : "");
    }

    private List<Item> items(List<Selected> selected) {
        List<Item> items = new ArrayList<>();
        int counts = 0;
        for (Selected each : selected) {
            if (each.function().isEmpty()) {
                items.add(new Item.Column(path(each.name()), each.alias()));
            } else {
                String alias = each.alias().isEmpty() ? "expr" + counts++ : each.alias();
                items.add(new Item.Count(
                        each.name().isEmpty() ? Optional.empty() : Optional.of(path(each.name())), alias));
            }
        }
        return items;
    }

    private Order order() {
        Path path = path(tokens.name());
        boolean descending = tokens.take("DESC");
        if (!descending) {
            tokens.take("ASC");
        }
        boolean last = false;
        if (tokens.take("NULLS")) {
            last = tokens.take("LAST");
            if (!last) {
                tokens.expect("FIRST");
            }
        }
        return new Order(path, descending, last);
    }

    // As in Salesforce, AND and OR are not mixed without parentheses.
    private Condition condition() {
        List<Condition> parts = new ArrayList<>(List.of(part()));
        boolean all = tokens.is("AND");
        while (tokens.take(all ? "AND" : "OR")) {
            parts.add(part());
        }
        return parts.size() == 1 ? parts.getFirst() : all ? new Condition.All(parts) : new Condition.Any(parts);
    }

    private Condition part() {
        if (tokens.take("NOT")) {
            return new Condition.Not(part());
        }
        if (tokens.take("(")) {
            Condition inner = condition();
            tokens.expect(")");
            return inner;
        }
        Path path = path(tokens.name());
        if (path.field().length() == 32_000) {
            throw invalid("field '" + path.name() + "' can not be filtered in a query call");
        }
        boolean negated = tokens.take("NOT");
        if (negated || tokens.is("IN")) {
            tokens.expect("IN");
            tokens.expect("(");
            List<Literal> values = new ArrayList<>();
            do {
                values.add(typed(path, tokens.literal()));
            } while (tokens.take(","));
            tokens.expect(")");
            return new Condition.In(path, negated, values);
        }
        String operator = tokens.take("LIKE") ? "LIKE" : tokens.symbol(COMPARISONS);
        Literal value = typed(path, tokens.literal());
        if (operator.equals("LIKE")
                && (value.kind() != Literal.Kind.TEXT || !path.field().isText())) {
            throw invalid("invalid operator on " + path.name() + ": LIKE");
        }
        return new Condition.Compare(path, operator, value);
    }

    private Path path(String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            Field field = from.required(name);
            return new Path(Optional.empty(), field, field.name());
        }
        String relation = name.substring(0, dot);
        String rest = name.substring(dot + 1);
        if (rest.indexOf('.') >= 0) {
            throw SoqlTokens.malformed("only one step away from the object is known here: " + name);
        }
        Field through = from.field(relation + "Id")
                .filter(field -> field.type() == Field.Type.REFERENCE)
                .orElseThrow(() -> invalid("Didn't understand relationship '" + relation + "' in field path."));
        Field field = target(through, rest);
        return new Path(Optional.of(through), field, relation + "." + field.name());
    }

    private static Field target(Field through, String name) {
        return switch (through.name()) {
            case "AccountId", "WhatId" -> Schema.ACCOUNT.required(name);
            case "CampaignId" -> Schema.CAMPAIGN.required(name);
            case "LeadId" -> Schema.LEAD.required(name);
            case "ContactId" -> Schema.CONTACT.required(name);
            default -> {
                if (!OF_ANY_OWNER.contains(name.toLowerCase(Locale.ROOT))) {
                    throw invalid("No such column '" + name + "' on entity 'Name'.");
                }
                yield Schema.USER.field(name).or(() -> Schema.GROUP.field(name)).orElseThrow();
            }
        };
    }

    private static Literal typed(Path path, Literal value) {
        boolean fits = value.kind() == Literal.Kind.NULL
                || switch (path.field().type()) {
                    case BOOLEAN -> value.kind() == Literal.Kind.BOOLEAN;
                    case INT, DOUBLE, CURRENCY -> value.kind() == Literal.Kind.NUMBER;
                    case DATE -> value.kind() == Literal.Kind.DATE;
                    case DATETIME -> value.kind() == Literal.Kind.DATETIME;
                    case ID, REFERENCE, STRING, TEXTAREA, EMAIL, PHONE, URL, PICKLIST ->
                        value.kind() == Literal.Kind.TEXT;
                };
        if (!fits) {
            throw invalid("value of filter criterion for field '" + path.name() + "' must be of type "
                    + path.field().type().described()
                    + (value.kind() == Literal.Kind.TEXT ? " and should not be enclosed in quotes" : ""));
        }
        return value;
    }

    private static Refused invalid(String message) {
        return new Refused(400, "INVALID_FIELD", message);
    }
}
