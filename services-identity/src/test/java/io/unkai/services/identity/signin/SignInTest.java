package io.unkai.services.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.memory.MemoryStore;
import io.unkai.services.identity.iam.login.Login;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String OWNER = "000000000000";
    private static final String EMAIL = "root@example.com";
    private static final String PASSWORD = "Correct-horse-1";

    /** Few rounds: guessing these passwords need not be slow. */
    private static final int ROUNDS = 10;

    private final MemoryStore store = new MemoryStore();
    private final SeededIds ids = new SeededIds(11);
    private final Sealer sealer = new Sealer(new byte[Sealer.KEY_BYTES], ids);
    private final OneUser directory = new OneUser();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final SignIn signIn = new SignIn(store, ids, sealer, () -> now, directory, new Hashing(ROUNDS));

    /** One IAM user, with a password and a device whose code is always the same. */
    private static final class OneUser implements Directory {
        private static final Person ALICE = new Person(OWNER, "AIDAALICE", "/", "alice");

        private final Login login = Login.make(
                OWNER, "AIDAALICE", PASSWORD, false, new SeededIds(5), ROUNDS, Instant.parse("2026-01-01T00:00:00Z"));
        private boolean there = true;
        private boolean device = true;
        private boolean mustChange;

        @Override
        public String account(ReadTxn txn, String account) {
            return account.equals("alias") ? OWNER : account;
        }

        @Override
        public @Nullable Known user(ReadTxn txn, String account, String name, Instant now) {
            return account.equals(OWNER) && name.equals("alice") ? new Known(ALICE, login, mustChange, false) : null;
        }

        @Override
        public boolean current(ReadTxn txn, Person person) {
            return person.userId().isEmpty() || there;
        }

        @Override
        public boolean needsCode(ReadTxn txn, Person person) {
            return !person.userId().isEmpty() && device;
        }

        @Override
        public boolean takeCode(Txn txn, Person person, String code, Instant now) {
            return code.equals("123456");
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void rootChoosesAPasswordOnceAndSignsInWithIt() {
        assertThat(signIn.needsSetUp(OWNER)).isTrue();
        signIn.setUp(OWNER, EMAIL, PASSWORD, "");
        assertThat(signIn.needsSetUp(OWNER)).isFalse();
        assertThat(refusal(() -> signIn.setUp(OWNER, EMAIL, "Another-one-2", ""))
                        .code())
                .isEqualTo("AlreadySetUp");
        var done = (SignIn.Step.Done) signIn.root("ROOT@example.com", PASSWORD, "home", "");
        assertThat(done.session().person().principal()).isEqualTo(new Principal.Root(OWNER));
        assertThat(signIn.session(done.cookie())).isNotNull();
    }

    @Test
    void passwordsOfRootUsersAreHardToGuess() {
        for (var bad : new String[] {"", "short1!", "alllowercase", "a".repeat(129) + "A1!"}) {
            assertThat(refusal(() -> signIn.setUp(OWNER, EMAIL, bad, "")).code())
                    .as(bad)
                    .isEqualTo("PasswordPolicyViolation");
        }
        assertThat(signIn.needsSetUp(OWNER)).isTrue();
    }

    @Test
    void strangersAndWrongPasswordsAreToldTheSame() {
        signIn.setUp(OWNER, EMAIL, PASSWORD, "");
        var wrong = refusal(() -> signIn.root(EMAIL, "Wrong-horse-1", "home", ""));
        var stranger = refusal(() -> signIn.root("nobody@example.com", PASSWORD, "home", ""));
        var noUser = refusal(() -> signIn.user(OWNER, "bob", PASSWORD, "home", ""));
        assertThat(stranger.message()).isEqualTo(wrong.message()).isEqualTo(noUser.message());
        assertThat(stranger.code()).isEqualTo(wrong.code()).isEqualTo(noUser.code());
        assertThat(stranger.status()).isEqualTo(wrong.status()).isEqualTo(401);
    }

    @Test
    void guessersWaitWhetherTheUserExistsOrNot() {
        signIn.setUp(OWNER, EMAIL, PASSWORD, "");
        for (var who : new String[] {EMAIL, "nobody@example.com"}) {
            for (int i = 0; i < 5; i++) {
                assertThat(refusal(() -> signIn.root(who, "Wrong-horse-1", "from " + who, ""))
                                .status())
                        .isEqualTo(401);
            }
            assertThat(refusal(() -> signIn.root(who, PASSWORD, "elsewhere", ""))
                            .status())
                    .as(who)
                    .isEqualTo(429);
        }
        now = now.plus(Duration.ofSeconds(15));
        assertThat(signIn.root(EMAIL, PASSWORD, "home", "")).isInstanceOf(SignIn.Step.Done.class);
    }

    @Test
    void aliasGivesNoMoreAttempts() {
        for (int i = 0; i < 5; i++) {
            var account = i % 2 == 0 ? "alias" : OWNER;
            refusal(() -> signIn.user(account, "alice", "Wrong-horse-1", "home", ""));
        }
        for (var account : new String[] {"alias", OWNER}) {
            assertThat(refusal(() -> signIn.user(account, "ALICE", PASSWORD, "home", ""))
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void oneAddressCannotTryManyUsers() {
        for (int i = 0; i < 30; i++) {
            int user = i;
            refusal(() -> signIn.root("user" + user + "@example.com", PASSWORD, "here", ""));
        }
        assertThat(refusal(() -> signIn.root("user99@example.com", PASSWORD, "here", ""))
                        .status())
                .isEqualTo(429);
        assertThat(refusal(() -> signIn.root("user99@example.com", PASSWORD, "there", ""))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void userShowsASecondFactor() {
        var challenge = challenge();
        assertThat(refusal(() -> signIn.code(challenge, "000000", "home", "")).code())
                .isEqualTo("AuthenticationFailed");
        var done = (SignIn.Step.Done) signIn.code(challenge, "123456", "home", "");
        assertThat(done.session().mfa()).isEqualTo(now);
        assertThat(done.session().person().principal()).isEqualTo(new Principal.User(OWNER, "/", "alice", "AIDAALICE"));
    }

    @Test
    void codesAreNotGuessedEither() {
        var challenge = challenge();
        for (int i = 0; i < 5; i++) {
            refusal(() -> signIn.code(challenge, "000000", "home", ""));
        }
        assertThat(refusal(() -> signIn.code(challenge, "123456", "home", "")).status())
                .isEqualTo(429);
    }

    @Test
    void challengeIsOursAndShortLived() {
        var challenge = challenge();
        for (var bad : new String[] {"", "x", challenge.substring(1), "%%", "A".repeat(10_000)}) {
            assertThat(refusal(() -> signIn.code(bad, "123456", "home", "")).code())
                    .as(bad)
                    .isEqualTo("SignInExpired");
        }
        now = now.plus(Duration.ofMinutes(5));
        assertThat(refusal(() -> signIn.code(challenge, "123456", "home", "")).code())
                .isEqualTo("SignInExpired");
    }

    @Test
    void sessionsEndIdleAndAtLast() {
        directory.device = false;
        var idle = (SignIn.Step.Done) signIn.user(OWNER, "alice", PASSWORD, "home", "");
        now = now.plus(Duration.ofHours(2));
        assertThat(signIn.session(idle.cookie())).isNull();

        var used = ((SignIn.Step.Done) signIn.user(OWNER, "alice", PASSWORD, "home", "")).cookie();
        for (int i = 0; i < 11; i++) {
            now = now.plus(Duration.ofHours(1));
            used = signIn.use(used).cookie();
        }
        var last = used;
        now = now.plus(Duration.ofHours(1));
        assertThat(refusal(() -> signIn.use(last)).code()).isEqualTo("NotSignedIn");
    }

    @Test
    void cookieChangesWithItsAgeAndTheOldOneEnds() {
        directory.device = false;
        var first = ((SignIn.Step.Done) signIn.user(OWNER, "alice", PASSWORD, "home", "")).cookie();
        assertThat(signIn.use(first).cookie()).isEqualTo(first);
        now = now.plus(Duration.ofHours(1));
        var second = signIn.use(first).cookie();
        assertThat(second).isNotEqualTo(first);
        assertThat(signIn.session(first)).isNotNull();
        now = now.plus(Duration.ofSeconds(30));
        assertThat(signIn.session(first)).isNull();
        assertThat(signIn.session(second)).isNotNull();
    }

    @Test
    void switchingRolesChangesTheCookieAndNotTheEnd() {
        directory.device = false;
        var first = (SignIn.Step.Done) signIn.user(OWNER, "alice", PASSWORD, "home", "");
        var inRole = signIn.switchRole(first.cookie(), "arn:aws:iam::000000000000:role/r");
        assertThat(inRole.cookie()).isNotEqualTo(first.cookie());
        assertThat(inRole.session().role()).endsWith("role/r");
        assertThat(inRole.session().expires()).isEqualTo(first.session().expires());
        now = now.plus(Duration.ofSeconds(30));
        assertThat(signIn.session(first.cookie())).isNull();
        assertThat(signIn.switchRole(inRole.cookie(), "").session().role()).isEmpty();
    }

    @Test
    void signInAgainEndsTheSessionBefore() {
        directory.device = false;
        var first = ((SignIn.Step.Done) signIn.user(OWNER, "alice", PASSWORD, "home", "")).cookie();
        var second = ((SignIn.Step.Done) signIn.user(OWNER, "alice", PASSWORD, "home", first)).cookie();
        assertThat(signIn.session(first)).isNull();
        signIn.signOut(second);
        assertThat(signIn.session(second)).isNull();
    }

    @Test
    void passwordThatMustChangeOpensNothing() {
        directory.mustChange = true;
        var wanted = (SignIn.Step.NeedsPassword) signIn.code(challenge(), "123456", "home", "");
        assertThat(signIn.changing(wanted.challenge())).isEqualTo(OneUser.ALICE);
        assertThat(signIn.changed(wanted.challenge(), "")).isInstanceOf(SignIn.Step.NeedsPassword.class);
        assertThat(refusal(() -> signIn.code(wanted.challenge(), "123456", "home", ""))
                        .code())
                .isEqualTo("SignInExpired");
        assertThat(refusal(() -> signIn.changing(challenge())).code()).isEqualTo("SignInExpired");
        directory.mustChange = false;
        var done = (SignIn.Step.Done) signIn.changed(wanted.challenge(), "");
        assertThat(done.session().mfa()).isEqualTo(now);
    }

    @Test
    void deletedUserIsSignedOut() {
        directory.device = false;
        var cookie = ((SignIn.Step.Done) signIn.user(OWNER, "alice", PASSWORD, "home", "")).cookie();
        directory.there = false;
        assertThat(signIn.session(cookie)).isNull();
        assertThat(refusal(() -> signIn.use(cookie)).code()).isEqualTo("NotSignedIn");
    }

    @Test
    void storeHoldsNoCookieAndNoPassword() {
        record Any(String hash) {}
        directory.device = false;
        signIn.setUp(OWNER, EMAIL, PASSWORD, "");
        var cookie = ((SignIn.Step.Done) signIn.user(OWNER, "alice", PASSWORD, "home", "")).cookie();
        var table = new Table<>("signin.sessions", KeyCodecs.of(Any.class), RecordCodec.of(WebSession.class));
        var kept = store.<String>read(txn -> {
            var text = new StringBuilder();
            try (var cursor = txn.scan(table, Range.ALL)) {
                cursor.forEachRemaining(text::append);
            }
            return text.toString();
        });
        assertThat(kept).contains("alice").doesNotContain(cookie).doesNotContain(PASSWORD);
    }

    private String challenge() {
        return ((SignIn.Step.NeedsCode) signIn.user(OWNER, "alice", PASSWORD, "home", "")).challenge();
    }

    private static ApiException refusal(ThrowingCallable call) {
        var refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
