package dev.baton.playbook;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelProtoAbstractSyntaxTree;
import dev.cel.expr.CheckedExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Evaluates CEL expressions. A playbook carries them checked, so nothing is parsed here; a program is planned once for a process. Safe for
 * use by several threads.
 */
final class Expressions {
    /** A playbook has a handful; more than this means that many playbooks went through one process. */
    private static final int KEPT = 500;

    private static final Map<String, CelRuntime.Program> PLANNED = new ConcurrentHashMap<>();

    private Expressions() {}

    /** The limits that hold for every expression, when it is checked and when it runs. */
    static CelOptions limits() {
        return CelOptions.current()
                .maxExpressionCodePointSize(4_000)
                .maxParseRecursionDepth(50)
                .comprehensionMaxIterations(1_000)
                .maxRegexProgramSize(1_000)
                .build();
    }

    static Match evaluate(Matcher.Expression expression, Situation situation) {
        try {
            Object result = program(expression.checked()).eval(Map.of(LeadSchema.LEAD, new LeadValues(situation)));
            if (result instanceof Boolean matched) {
                return told(matched, expression, matched ? "holds" : "does not hold");
            }
            String why =
                    result instanceof CelUnknownSet ? "something that it asks for is unknown" : "it is no condition";
            return told(false, expression, "could not be decided: " + why);
        } catch (CelEvaluationException | InvalidProtocolBufferException | RuntimeException e) {
            return told(false, expression, "could not be decided: " + Words.shown(firstLine(e)));
        }
    }

    private static Match told(boolean matched, Matcher.Expression expression, String what) {
        return new Match(matched, () -> "expression " + Words.shown(expression.source()) + " " + what);
    }

    private static CelRuntime.Program program(String checked)
            throws InvalidProtocolBufferException, CelEvaluationException {
        CelRuntime.Program known = PLANNED.get(checked);
        if (known != null) {
            return known;
        }
        CelAbstractSyntaxTree tree = CelProtoAbstractSyntaxTree.fromCheckedExpr(
                        CheckedExpr.parseFrom(Base64.getDecoder().decode(checked)))
                .getAst();
        CelRuntime.Program planned = CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(limits())
                .build()
                .createProgram(tree);
        if (PLANNED.size() >= KEPT) {
            PLANNED.clear();
        }
        PLANNED.put(checked, planned);
        return planned;
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
