package dev.baton.playbook.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CasesTest {
    @TestFactory
    List<DynamicTest> every_case_file_comes_out_as_it_says() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : CaseFile.in("cases", ".yaml")) {
            tests.addAll(CaseFile.tests(file).toList());
        }
        return tests;
    }
}
