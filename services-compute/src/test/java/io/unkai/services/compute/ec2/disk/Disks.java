package io.unkai.services.compute.ec2.disk;

import static io.unkai.services.compute.ec2.TestHost.list;

import io.unkai.api.ec2.CreateVolumeRequest;
import io.unkai.api.ec2.DescribeVolumesRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Volume;
import io.unkai.services.compute.ec2.TestHost;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes the volumes that tests start from, and looks at them. */
record Disks(TestHost host) {
    /** Asks for a volume, in the first zone where nothing else is said. */
    Volume ask(UnaryOperator<CreateVolumeRequest.Builder> with) {
        var request = CreateVolumeRequest.builder().availabilityZone("us-east-1a");
        return host.call(Ec2.CREATE_VOLUME, with.apply(request).build());
    }

    /** The id of a volume that was made. */
    String volume(UnaryOperator<CreateVolumeRequest.Builder> with) {
        var id = String.valueOf(ask(with).volumeId());
        host.reconcile();
        return id;
    }

    List<Volume> all(UnaryOperator<DescribeVolumesRequest.Builder> with) {
        var request = DescribeVolumesRequest.builder();
        return list(host.call(Ec2.DESCRIBE_VOLUMES, with.apply(request).build()).volumes());
    }

    Volume see(String id) {
        return all(with -> with.volumeIds(List.of(id))).getFirst();
    }
}
