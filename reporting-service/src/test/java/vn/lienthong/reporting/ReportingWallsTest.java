package vn.lienthong.reporting;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.lienthong.service.testing.ArchitectureRules;

class ReportingWallsTest {

    @TestFactory
    Stream<DynamicTest> walls() {
        return ArchitectureRules.wallsOf("vn.lienthong.reporting");
    }
}
