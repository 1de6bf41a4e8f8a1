package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.there;

import io.unkai.api.ec2.CreateVpcEndpointRequest;
import io.unkai.api.ec2.DeleteVpcEndpointsRequest;
import io.unkai.api.ec2.DeleteVpcEndpointsResult;
import io.unkai.api.ec2.DescribeVpcEndpointServicesRequest;
import io.unkai.api.ec2.DescribeVpcEndpointServicesResult;
import io.unkai.api.ec2.DescribeVpcEndpointsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifyVpcEndpointRequest;
import io.unkai.api.ec2.VpcEndpoint;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Calls on endpoints of VPCs.
 *
 * @param usual what is asked for where a test says nothing else
 */
record EndpointCalls(TestEc2 ec2, Supplier<CreateVpcEndpointRequest.Builder> usual) {
    VpcEndpoint create(UnaryOperator<CreateVpcEndpointRequest.Builder> with) {
        var request = with.apply(usual.get()).build();
        return there(ec2.call(Ec2.CREATE_VPC_ENDPOINT, request).vpcEndpoint());
    }

    VpcEndpoint describe(String id) {
        var request = DescribeVpcEndpointsRequest.builder().vpcEndpointIds(List.of(id));
        return there(ec2.call(Ec2.DESCRIBE_VPC_ENDPOINTS, request.build()).vpcEndpoints())
                .getFirst();
    }

    void modify(String id, UnaryOperator<ModifyVpcEndpointRequest.Builder> with) {
        var request = ModifyVpcEndpointRequest.builder().vpcEndpointId(id);
        ec2.call(Ec2.MODIFY_VPC_ENDPOINT, with.apply(request).build());
    }

    DeleteVpcEndpointsResult delete(String... ids) {
        var request = DeleteVpcEndpointsRequest.builder().vpcEndpointIds(List.of(ids));
        return ec2.call(Ec2.DELETE_VPC_ENDPOINTS, request.build());
    }

    /** The services that endpoints of a type lead to. */
    DescribeVpcEndpointServicesResult services(String type) {
        var request = DescribeVpcEndpointServicesRequest.builder().filters(List.of(Given.filter("service-type", type)));
        return ec2.call(Ec2.DESCRIBE_VPC_ENDPOINT_SERVICES, request.build());
    }
}
