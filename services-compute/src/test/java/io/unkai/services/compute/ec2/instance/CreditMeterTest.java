package io.unkai.services.compute.ec2.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CreditSpecificationRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.InstanceCreditSpecificationRequest;
import io.unkai.api.ec2.ModifyInstanceCreditSpecificationRequest;
import io.unkai.api.ec2.StartInstancesRequest;
import io.unkai.api.ec2.StopInstancesRequest;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.base.Key;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreditMeterTest {
    private static final long SECOND = 1_000_000_000L;

    private final TestHost host = new TestHost();
    private long used;

    @AfterEach
    void close() {
        host.close();
    }

    private String launch(String type, String credits) {
        var id = host.running(with -> with.instanceType(type)
                .creditSpecification(
                        CreditSpecificationRequest.builder().cpuCredits(credits).build()));
        host.check();
        return id;
    }

    /** Lets a machine work for a while on a part of a processor. */
    private void work(String id, int seconds, double processors) {
        host.now = host.now.plusSeconds(seconds);
        used += (long) (seconds * processors * SECOND);
        host.compute.used(id, used);
        host.check();
    }

    private CreditBalance balance(String id) {
        var key = new Key(TestHost.ACCOUNT, host.region, id);
        return host.store.read(txn -> Objects.requireNonNull(CreditBalance.of(txn, key)));
    }

    private double credits(String id) {
        return balance(id).credits();
    }

    private void wish(String id, String credits) {
        var asked = InstanceCreditSpecificationRequest.builder()
                .instanceId(id)
                .cpuCredits(credits)
                .build();
        var request = ModifyInstanceCreditSpecificationRequest.builder();
        host.call(
                Ec2.MODIFY_INSTANCE_CREDIT_SPECIFICATION,
                request.instanceCreditSpecifications(List.of(asked)).build());
    }

    @Test
    void creditsAccrueUpToADaysWorth() {
        var id = launch("t3.micro", "standard");
        assertThat(credits(id)).isZero();
        work(id, 3600, 0);
        assertThat(credits(id)).isEqualTo(12);
        work(id, 600, 1);
        assertThat(credits(id)).as("ten minutes of a processor").isEqualTo(4);
        work(id, 100 * 3600, 0);
        assertThat(credits(id)).isEqualTo(288);
    }

    @Test
    void whoHasNoneLeftIsHeldToWhatItEarns() {
        var id = launch("t2.micro", "standard");
        assertThat(credits(id)).as("launch credits").isEqualTo(30);
        assertThat(host.compute.limit(id)).isEmpty();
        work(id, 40 * 60, 1);
        assertThat(credits(id)).isZero();
        assertThat(host.compute.limit(id)).contains(10);
        work(id, 60, 0.1);
        assertThat(host.compute.limit(id)).contains(10);
        work(id, 60, 0);
        assertThat(host.compute.limit(id)).as("saved again").contains(100);
    }

    @Test
    void theUnlimitedGoOnAndOweWhatTheySpend() {
        var id = launch("t3.micro", "unlimited");
        work(id, 3600, 2);
        assertThat(credits(id)).isZero();
        assertThat(balance(id).surplus()).as("spent 120, earned 12").isEqualTo(108);
        assertThat(host.compute.limit(id)).isEmpty();
        work(id, 3600, 0);
        assertThat(balance(id).surplus()).as("what it earns pays that back").isEqualTo(96);
        work(id, 9 * 3600, 0);
        assertThat(balance(id).surplus()).isZero();
        assertThat(credits(id)).isEqualTo(12);
        assertThat(balance(id).charged()).isZero();
    }

    @Test
    void whoOwesMoreThanADaysWorthIsCharged() {
        var id = launch("t3.micro", "unlimited");
        work(id, 3 * 3600, 2);
        assertThat(balance(id).surplus()).isEqualTo(288);
        assertThat(balance(id).charged()).as("spent 360, earned 36").isEqualTo(36);
    }

    @Test
    void whoIsUnlimitedNoMoreIsChargedAndHeld() {
        var id = launch("t3.micro", "unlimited");
        work(id, 600, 1);
        assertThat(balance(id).surplus()).isEqualTo(8);
        wish(id, "standard");
        work(id, 60, 0.5);
        assertThat(balance(id).surplus()).isZero();
        assertThat(balance(id).charged()).isEqualTo(8);
        assertThat(host.compute.limit(id)).contains(20);
        wish(id, "unlimited");
        work(id, 60, 0.5);
        assertThat(host.compute.limit(id)).contains(200);
    }

    @Test
    void whatAStoppedInstanceSavedStaysForAWeek() {
        var id = launch("t3.micro", "standard");
        work(id, 3600, 0);
        restart(id, Duration.ofDays(6));
        assertThat(credits(id)).isEqualTo(12);
        restart(id, Duration.ofDays(8));
        assertThat(credits(id)).isZero();
    }

    private void restart(String id, Duration off) {
        host.call(
                Ec2.STOP_INSTANCES,
                StopInstancesRequest.builder().instanceIds(List.of(id)).build());
        host.reconcile();
        host.now = host.now.plus(off);
        host.call(
                Ec2.START_INSTANCES,
                StartInstancesRequest.builder().instanceIds(List.of(id)).build());
        host.reconcile();
        used = 0;
        host.compute.used(id, used);
        host.check();
    }

    @Test
    void aRebootedMachineIsHeldAgain() {
        var id = launch("t3.nano", "standard");
        work(id, 60, 1);
        assertThat(host.compute.limit(id)).contains(10);
        used = 0;
        host.compute.limitProcessors(id, 200);
        work(id, 10, 0.5);
        assertThat(host.compute.limit(id)).contains(10);
    }
}
