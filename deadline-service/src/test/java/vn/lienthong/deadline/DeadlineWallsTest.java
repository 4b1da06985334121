package vn.lienthong.deadline;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.lienthong.service.testing.ArchitectureRules;

class DeadlineWallsTest {

    @TestFactory
    Stream<DynamicTest> walls() {
        return ArchitectureRules.wallsOf("vn.lienthong.deadline");
    }
}
