package dev.baton.playbook.source;

import dev.baton.playbook.LeadSchema;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the regular expressions that an expression writes out, as {@code lead.company.matches("^A.*")} does. CEL's type check takes them
 * for texts like any other, and its own validator reads them by Java's grammar, which is not the one they are run by. So they are run.
 */
final class Regexes {
    private static final String MATCHES = "matches";
    private static final String REGEX = "regex";

    private Regexes() {}

    /** An issue for each that could not be run, where it stands. */
    static List<CelIssue> unreadable(CelAbstractSyntaxTree tree) {
        List<CelExpr> written = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .map(CelExpr::callOrDefault)
                .filter(call -> call.function().equals(MATCHES) && !call.args().isEmpty())
                .map(call -> call.args().getLast())
                .filter(regex -> regex.constantOrDefault().getKind() == CelConstant.Kind.STRING_VALUE)
                .toList();
        if (written.isEmpty()) {
            return List.of();
        }
        CelRuntime.Program program = program();
        return written.stream()
                .flatMap(regex -> wrong(program, regex.constant().stringValue())
                        .map(why -> CelIssue.formatError(at(tree, regex), why))
                        .stream())
                .toList();
    }

    private static Optional<String> wrong(CelRuntime.Program program, String regex) {
        try {
            program.eval(Map.of(REGEX, regex));
            return Optional.empty();
        } catch (CelEvaluationException e) {
            return Optional.of(Say.quoted(regex) + " cannot be read as a regular expression: " + first(e));
        }
    }

    /** What CEL wraps, without the parser's preface. */
    private static String first(Throwable e) {
        return e.getCause() == null
                ? String.valueOf(e.getMessage()).replace("error parsing regexp: ", "")
                : first(e.getCause());
    }

    private static CelRuntime.Program program() {
        try {
            CelAbstractSyntaxTree tree = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(LeadSchema.limits())
                    .addVar(REGEX, SimpleType.STRING)
                    .build()
                    .compile("''.matches(" + REGEX + ")")
                    .getAst();
            return CelRuntimeFactory.legacyCelRuntimeBuilder()
                    .setOptions(LeadSchema.limits())
                    .build()
                    .createProgram(tree);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("matches is not as CEL has it", e);
        }
    }

    private static CelSourceLocation at(CelAbstractSyntaxTree tree, CelExpr regex) {
        return Optional.ofNullable(tree.getSource().getPositionsMap().get(regex.id()))
                .flatMap(tree.getSource()::getOffsetLocation)
                .orElse(CelSourceLocation.of(1, 0));
    }
}
