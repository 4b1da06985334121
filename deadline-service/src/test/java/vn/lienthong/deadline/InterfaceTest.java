package vn.lienthong.deadline;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import vn.lienthong.service.testing.ApprovedInterface;
import vn.lienthong.service.testing.SealingStandIn;
import vn.lienthong.service.testing.SuiteTestResource;

@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
@QuarkusTestResource(SealingStandIn.class)
class InterfaceTest implements ApprovedInterface {}
