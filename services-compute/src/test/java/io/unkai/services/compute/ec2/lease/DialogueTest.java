package io.unkai.services.compute.ec2.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.Ip;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DialogueTest {
    private static final String MAC = "02:00:00:00:00:0a";
    private static final Ip OWN = Ip.parse("10.0.0.5");
    private static final Ip OTHER = Ip.parse("10.0.0.6");
    private static final Ip GATEWAY = Ip.parse("10.0.0.1");
    private static final Asking CLIENT = new Asking(MAC);
    private static final Lease LEASE = new Lease(
            OWN,
            MAC,
            GATEWAY,
            new Options()
                    .put(Codes.MASK, Ip.parse("255.255.255.0"))
                    .put(Codes.ROUTERS, GATEWAY)
                    .put16(Codes.MTU, 9001));

    private static Message answer(Message asked) {
        return Objects.requireNonNull(Dialogue.answer(LEASE, asked));
    }

    private static int type(Message answer) {
        return answer.options().number(Codes.TYPE, 1);
    }

    private static void granted(Message asked) {
        var answer = answer(asked);
        assertThat(type(answer)).isEqualTo(Codes.ACK);
        assertThat(answer.yours()).isEqualTo(OWN);
        assertThat(answer.client()).isEqualTo(asked.client());
        assertThat(answer.options().number(Codes.SECONDS, 4)).isEqualTo(3600);
    }

    private static void refused(Message asked) {
        var answer = answer(asked);
        assertThat(type(answer)).isEqualTo(Codes.NAK);
        assertThat(answer.yours()).isEqualTo(Message.NOBODY);
        assertThat(answer.toAll()).as("its address is wrong").isTrue();
        assertThat(answer.options().has(Codes.SECONDS)).isFalse();
    }

    private static void ignored(Message asked) {
        assertThat(Dialogue.answer(LEASE, asked)).isNull();
    }

    @Test
    void offersItsAddressWhateverIsAskedFor() {
        var offer = answer(CLIENT.with(Codes.DISCOVER, null, options -> options.put(Codes.REQUESTED, OTHER)));
        assertThat(offer.request()).isFalse();
        assertThat(offer.id()).isEqualTo(Asking.ID);
        assertThat(type(offer)).isEqualTo(Codes.OFFER);
        assertThat(offer.yours()).isEqualTo(OWN);
        assertThat(offer.mac()).isEqualTo(MAC);
        assertThat(offer.options().ip(Codes.SERVER)).isEqualTo(GATEWAY);
        assertThat(offer.options().number(Codes.RENEWAL, 4)).isEqualTo(1800);
        assertThat(offer.options().number(Codes.REBINDING, 4)).isEqualTo(3150);
        assertThat(offer.options().has(Codes.MTU))
                .as("all, as nothing was asked for")
                .isTrue();
    }

    @Test
    void saysWhatIsAskedForAndTheMask() {
        var offer = answer(CLIENT.with(
                Codes.DISCOVER, null, options -> options.put(Codes.WANTED, new byte[] {Codes.ROUTERS, Codes.ROUTERS})));
        assertThat(offer.options().has(Codes.MASK)).isTrue();
        assertThat(offer.options().ip(Codes.ROUTERS)).isEqualTo(GATEWAY);
        assertThat(offer.options().has(Codes.MTU)).isFalse();
    }

    @Test
    void aClientIdComesBack() {
        var id = new byte[] {(byte) 255, 1, 2, 3};
        var answer = answer(CLIENT.with(Codes.DISCOVER, null, options -> options.put(Codes.CLIENT, id)));
        assertThat(answer.options().get(Codes.CLIENT)).isEqualTo(id);
    }

    @Test
    void selecting() {
        granted(CLIENT.request(options -> options.put(Codes.REQUESTED, OWN).put(Codes.SERVER, GATEWAY)));
        refused(CLIENT.request(options -> options.put(Codes.REQUESTED, OTHER).put(Codes.SERVER, GATEWAY)));
        ignored(CLIENT.request(options -> options.put(Codes.REQUESTED, OWN).put(Codes.SERVER, OTHER)));
        ignored(CLIENT.request(options -> options.put(Codes.REQUESTED, OWN).put(Codes.SERVER, new byte[3])));
        ignored(CLIENT.request(
                options -> options.put(Codes.REQUESTED, new byte[5]).put(Codes.SERVER, GATEWAY)));
    }

    @Test
    void rebooting() {
        granted(CLIENT.request(options -> options.put(Codes.REQUESTED, OWN)));
        refused(CLIENT.request(options -> options.put(Codes.REQUESTED, Ip.parse("192.168.1.7"))));
        ignored(CLIENT.request(options -> options));
    }

    @Test
    void renewingAndRebinding() {
        granted(CLIENT.with(Codes.REQUEST, OWN, options -> options));
        refused(CLIENT.with(Codes.REQUEST, OTHER, options -> options));
        var broadcast =
                new Message(true, 1, true, OWN, Message.NOBODY, MAC, new Options().put8(Codes.TYPE, Codes.REQUEST));
        assertThat(answer(broadcast).toAll()).as("it uses its address").isFalse();
    }

    @Test
    void informing() {
        var answer = answer(CLIENT.with(Codes.INFORM, OWN, options -> options));
        assertThat(type(answer)).isEqualTo(Codes.ACK);
        assertThat(answer.yours()).isEqualTo(Message.NOBODY);
        assertThat(answer.client()).isEqualTo(OWN);
        assertThat(answer.options().number(Codes.MTU, 2)).isEqualTo(9001);
        assertThat(answer.options().has(Codes.SECONDS)).isFalse();
    }

    @Test
    void whatNeedsNoAnswerGetsNone() {
        ignored(CLIENT.with(Codes.RELEASE, OWN, options -> options));
        ignored(CLIENT.with(Codes.DECLINE, null, options -> options.put(Codes.REQUESTED, OWN)));
        ignored(CLIENT.with(Codes.OFFER, null, options -> options));
        ignored(CLIENT.with(77, null, options -> options));
        ignored(CLIENT.with(Codes.DISCOVER, null, options -> options.put(Codes.TYPE, new byte[0])));
    }

    @Test
    void whoLiesAboutItsMacGetsNothing() {
        ignored(new Asking("02:00:00:00:00:0b").discover());
        ignored(new Asking("02:00:00:00:00:0b").with(Codes.REQUEST, OWN, options -> options));
    }

    @Test
    void answersAreNotAnswered() {
        ignored(answer(CLIENT.discover()));
    }
}
