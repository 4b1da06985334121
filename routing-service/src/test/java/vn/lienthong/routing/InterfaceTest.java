package vn.lienthong.routing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import vn.lienthong.service.testing.ApprovedInterface;
import vn.lienthong.service.testing.SuiteTestResource;

@QuarkusTest
@QuarkusTestResource(SuiteTestResource.class)
class InterfaceTest implements ApprovedInterface {}
