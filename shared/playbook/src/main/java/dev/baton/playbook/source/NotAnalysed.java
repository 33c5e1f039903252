package dev.baton.playbook.source;

import dev.baton.playbook.Matcher;
import dev.baton.playbook.Playbook;
import java.util.List;
import java.util.stream.Stream;

/** Where a playbook has expressions: what these cover is not analysed. */
public final class NotAnalysed {
    private NotAnalysed() {}

    /** Each place in words, such as {@code the route partner}; in the order of the playbook. */
    public static List<String> places(Playbook playbook) {
        return Stream.of(
                        playbook.segments().inOrder().stream()
                                .filter(segment -> hasExpression(segment.when()))
                                .map(segment -> "the segment " + Say.cut(segment.name())),
                        playbook.rejections().stream()
                                .filter(rejection -> hasExpression(rejection.when()))
                                .map(rejection -> "the rejection " + Say.cut(rejection.why())),
                        playbook.scoring().stream()
                                .flatMap(scoring -> scoring.rules().stream())
                                .filter(rule -> hasExpression(rule.when()))
                                .map(rule -> "the points for " + Say.cut(rule.why())),
                        playbook.scoring().stream()
                                .flatMap(scoring -> scoring.branches().stream())
                                .filter(branch -> hasExpression(branch.when()))
                                .map(branch -> "the branch to " + Say.cut(branch.campaign())),
                        playbook.routes().stream()
                                .filter(route -> hasExpression(route.when()))
                                .map(route -> "the route " + Say.cut(route.name())))
                .flatMap(each -> each)
                .toList();
    }

    private static boolean hasExpression(Matcher matcher) {
        return matcher instanceof Matcher.Expression
                || (matcher instanceof Matcher.All(List<Matcher> of)
                        && of.stream().anyMatch(NotAnalysed::hasExpression));
    }
}
