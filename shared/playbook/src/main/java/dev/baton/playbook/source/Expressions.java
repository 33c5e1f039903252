package dev.baton.playbook.source;

import dev.baton.playbook.LeadSchema;
import dev.baton.playbook.Matcher;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelProtoAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Type-checks CEL expressions against the lead. */
final class Expressions {
    private final Findings findings;

    Expressions(Findings findings) {
        this.findings = findings;
    }

    Optional<Matcher> compile(Node.Text text, Conditions.Scope scope) {
        StructType lead = LeadSchema.type(scope.knowsSegment(), scope.knowsGrade());
        CelValidationResult result = compiler(lead).compile(text.text());
        for (CelIssue issue : result.getErrors()) {
            findings.error(place(issue, text), "expr: " + plain(issue.getMessage()), hint(issue, lead.fieldNames()));
        }
        if (result.hasError()) {
            return Optional.empty();
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            List<CelIssue> unreadable = Regexes.unreadable(tree);
            for (CelIssue issue : unreadable) {
                findings.error(place(issue, text), "expr: " + Say.line(issue.getMessage()));
            }
            if (!unreadable.isEmpty()) {
                return Optional.empty();
            }
            byte[] checked =
                    CelProtoAbstractSyntaxTree.fromCelAst(tree).toCheckedExpr().toByteArray();
            return Optional.of(new Matcher.Expression(
                    text.text().strip(), Base64.getEncoder().encodeToString(checked)));
        } catch (CelValidationException e) {
            findings.error(text.at(), "expr: " + Say.cut(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static CelCompiler compiler(StructType lead) {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(LeadSchema.limits())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(LeadSchema.provider(lead))
                .addVar(LeadSchema.LEAD, lead)
                .setResultType(SimpleType.BOOL)
                .build();
    }

    /** An issue's line counts from 1, its column from 0; both count within the expression. */
    private static Place place(CelIssue issue, Node.Text text) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int column = Math.max(0, issue.getSourceLocation().getColumn());
        int begins = 0;
        for (int i = 1; i < line; i++) {
            begins = text.text().indexOf('\n', begins) + 1;
        }
        return text.layout().of(begins + column);
    }

    /** The checker's message without its grammar. */
    private static String plain(String message) {
        if (message.contains("'<EOF>'")) {
            return "the expression ends too early";
        }
        String kept = before(" expecting ", before(" (candidates", message))
                .replace("found no matching overload for", "there is no")
                .replace(" applied to ", " for ");
        return Say.line(
                kept.replace(" (in container '')", "").replace("'_", "'").replace("_'", "'"));
    }

    private static String before(String end, String message) {
        int at = message.indexOf(end);
        return at < 0 ? message : message.substring(0, at);
    }

    private static String hint(CelIssue issue, Set<String> fields) {
        String message = issue.getMessage();
        int from = message.indexOf('\'');
        int to = message.indexOf('\'', from + 1);
        String name = from < 0 || to < 0 ? "" : message.substring(from + 1, to);
        if (message.contains("undefined field")) {
            return Hint.of(name, fields);
        }
        if (message.contains("undeclared reference")) {
            return fields.contains(name) ? "did you mean lead." + name + "?" : "fields are written lead.country";
        }
        return "";
    }
}
