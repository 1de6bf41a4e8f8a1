package io.unkai.services.compute.dlm;

import io.unkai.api.ec2.Image;
import io.unkai.api.ec2.Instance;
import io.unkai.api.ec2.Snapshot;
import io.unkai.api.ec2.Volume;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a schedule of a policy keeps, and how it is given up. */
sealed interface Kept {
    /** All of it that is there. */
    List<Made> all() throws IOException;

    /** Those of these sources whose last one may go. */
    Set<String> there(Collection<String> sources) throws IOException;

    /** @throws io.unkai.kernel.error.ApiException where it cannot be deleted */
    void delete(String id) throws IOException;

    /** Snapshots of volumes. */
    record Snapshots(Ec2Calls ec2, String policy, String schedule) implements Kept {
        @Override
        public List<Made> all() throws IOException {
            return ec2.snapshots(policy, schedule).stream().map(Kept::made).toList();
        }

        @Override
        public Set<String> there(Collection<String> sources) throws IOException {
            var there = new HashSet<String>();
            for (Volume volume : ec2.existing(sources)) {
                there.add(Ec2Calls.text(volume.volumeId()));
            }
            return there;
        }

        @Override
        public void delete(String id) throws IOException {
            ec2.delete(id);
        }
    }

    /** Copies of snapshots in another region, of which none is kept for longer than its time. */
    record Copies(Ec2Calls ec2, String policy, String schedule) implements Kept {
        @Override
        public List<Made> all() throws IOException {
            return ec2.snapshots(policy, schedule).stream().map(Kept::made).toList();
        }

        @Override
        public Set<String> there(Collection<String> sources) {
            return Set.copyOf(sources);
        }

        @Override
        public void delete(String id) throws IOException {
            ec2.delete(id);
        }
    }

    /** Images of instances, which go with their snapshots. */
    record Images(Ec2Calls ec2, String policy, String schedule) implements Kept {
        @Override
        public List<Made> all() throws IOException {
            return ec2.images(policy, schedule).stream().map(Images::made).toList();
        }

        private static Made made(Image image) {
            return new Made(
                    Ec2Calls.text(image.imageId()),
                    Ec2Calls.text(image.sourceInstanceId()),
                    Instant.parse(Ec2Calls.text(image.creationDate())),
                    image.tags(),
                    !"failed".equals(image.state()));
        }

        @Override
        public Set<String> there(Collection<String> sources) throws IOException {
            var there = new HashSet<String>();
            for (Instance instance : ec2.existingInstances(sources)) {
                there.add(Ec2Calls.text(instance.instanceId()));
            }
            return there;
        }

        @Override
        public void delete(String id) throws IOException {
            ec2.deregister(id);
        }
    }

    private static Made made(Snapshot snapshot) {
        var start = snapshot.startTime();
        return new Made(
                Ec2Calls.text(snapshot.snapshotId()),
                Ec2Calls.text(snapshot.volumeId()),
                start == null ? Instant.EPOCH : start,
                snapshot.tags(),
                !"error".equals(snapshot.state()));
    }
}
