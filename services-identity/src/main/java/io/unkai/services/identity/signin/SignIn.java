package io.unkai.services.identity.signin;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.LastUse;
import io.unkai.services.identity.iam.login.Login;
import io.unkai.services.identity.iam.login.Passwords;
import io.unkai.services.identity.registry.Accounts;
import io.unkai.services.identity.signin.Challenges.Next;
import io.unkai.services.identity.signin.Challenges.Passed;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in who know a password, and who show a second factor where they have one. Whoever is refused is told the same,
 * after the same time, whether the user exists or not.
 */
public final class SignIn {
    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;
    private static final Pattern EMAIL =
            Pattern.compile("(?=.{6,64}$)[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+\\.[^\\s@\\p{Cntrl}]+");
    private static final int MAX_TEXT = 512;
    private static final int FREE_PER_WHO = 5;
    private static final int FREE_PER_ADDRESS = 30;

    private final Store store;
    private final Ids ids;
    private final Supplier<Instant> clock;
    private final Directory directory;
    private final Hashing hashing;
    private final WebSessions sessions;
    private final Challenges challenges;
    private final Attempts perWho = new Attempts(FREE_PER_WHO);
    private final Attempts perAddress = new Attempts(FREE_PER_ADDRESS);

    /**
     * @param store the state of the cloud
     * @param sealer seals what browsers carry
     * @param clock the cloud's time
     * @param directory the users of IAM
     */
    public SignIn(Store store, Ids ids, Sealer sealer, Supplier<Instant> clock, Directory directory) {
        this(store, ids, sealer, clock, directory, new Hashing(Passwords.ITERATIONS));
    }

    SignIn(Store store, Ids ids, Sealer sealer, Supplier<Instant> clock, Directory directory, Hashing hashing) {
        this.hashing = hashing;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.directory = directory;
        this.sessions = new WebSessions(ids);
        this.challenges = new Challenges(sealer);
    }

    /** What comes next. */
    public sealed interface Step {
        /** Signed in: the cookie to set, and what it is good for. */
        record Done(String cookie, WebSession session) implements Step {}

        /** A second factor is wanted, together with this. */
        record NeedsCode(String challenge) implements Step {}

        /** Another password must be chosen, together with this. */
        record NeedsPassword(String challenge) implements Step {}
    }

    /**
     * A root user by e-mail address and password.
     *
     * @param from where the caller is, for counting
     * @param oldCookie the cookie the browser had, which ends, or empty
     * @throws ApiException where it may not pass
     */
    public Step root(String email, String password, String from, String oldCookie) {
        return password("root:" + email, password, from, oldCookie, txn -> RootPasswords.find(txn, email));
    }

    /** An IAM user by account or alias, name and password. */
    public Step user(String account, String name, String password, String from, String oldCookie) {
        if (account.length() > MAX_TEXT || name.length() > MAX_TEXT) {
            throw refused();
        }
        // An account has two names, but attempts at its users are counted once.
        var digits = store.read(txn -> directory.account(txn, account));
        return password(
                "user:" + digits + ':' + name,
                password,
                from,
                oldCookie,
                txn -> directory.user(txn, digits, name, clock.get()));
    }

    private Step password(
            String asked, String password, String from, String oldCookie, Function<ReadTxn, @Nullable Known> look) {
        var who = asked.toLowerCase(Locale.ROOT);
        if (who.length() > MAX_TEXT || password.length() > MAX_TEXT) {
            throw refused();
        }
        var now = clock.get();
        begin(who, from, now);
        var known = store.read(look);
        if (!hashing.matches(known == null ? null : known.login(), password) || known == null) {
            throw refused();
        }
        end(who, from);
        boolean needsCode = store.read(txn -> directory.needsCode(txn, known.person()));
        return needsCode
                ? new Step.NeedsCode(challenges.seal(known.person(), Next.CODE, null, now))
                : passed(known.person(), null, oldCookie, now);
    }

    /** All factors were right. */
    private Step passed(Person person, @Nullable Instant mfa, String oldCookie, Instant now) {
        var known = person.userId().isEmpty()
                ? null
                : store.read(txn -> directory.user(txn, person.account(), person.name(), now));
        if (known != null && known.locked()) {
            throw new ApiException(
                    "PasswordExpired", UNAUTHORIZED, "Your password has expired. Ask your administrator for another.");
        }
        return known != null && known.mustChange()
                ? new Step.NeedsPassword(challenges.seal(person, Next.PASSWORD, mfa, now))
                : open(WebSession.of(person, mfa, now), oldCookie, now);
    }

    /** Who has to choose another password before anything else. */
    public Person changing(String challenge) {
        return require(challenges.open(challenge, Next.PASSWORD, clock.get())).person();
    }

    /** Signs in who has chosen another password. */
    public Step changed(String challenge, String oldCookie) {
        var now = clock.get();
        var passed = require(challenges.open(challenge, Next.PASSWORD, now));
        return passed(passed.person(), passed.mfa(), oldCookie, now);
    }

    private static Passed require(@Nullable Passed passed) {
        if (passed == null) {
            throw new ApiException("SignInExpired", UNAUTHORIZED, "Your sign-in took too long. Begin again.");
        }
        return passed;
    }

    /** The second factor. */
    public Step code(String challenge, String code, String from, String oldCookie) {
        var now = clock.get();
        perAddress.require(from, now);
        var passed = challenges.open(challenge, Next.CODE, now);
        if (passed == null) {
            perAddress.failed(from, now);
        }
        var person = require(passed).person();
        var who = "code:" + person.account() + ':' + person.userId();
        begin(who, from, now);
        if (!store.<Boolean>write(txn -> directory.takeCode(txn, person, code, now))) {
            throw refused();
        }
        end(who, from);
        return passed(person, now, oldCookie, now);
    }

    private void begin(String who, String from, Instant now) {
        perAddress.require(from, now);
        perWho.require(who, now);
        perAddress.failed(from, now);
        perWho.failed(who, now);
    }

    private void end(String who, String from) {
        perAddress.forgive(from);
        perWho.succeeded(who);
    }

    /** Opens a session that something else than a password stands for. */
    Step.Done open(WebSession session, String oldCookie, Instant now) {
        var cookie = sessions.token();
        store.write(txn -> {
            sessions.delete(txn, oldCookie);
            sessions.put(txn, cookie, session, now);
            if (!session.federated()) {
                LastUse.note(txn, session.person().account(), session.person().userId(), new LastUse(now, ""));
            }
            return cookie;
        });
        return new Step.Done(cookie, session);
    }

    private static ApiException refused() {
        return new ApiException(
                "AuthenticationFailed",
                UNAUTHORIZED,
                "Your authentication information is incorrect. Please try again.");
    }

    /** The session of a cookie, or null. */
    public @Nullable WebSession session(String cookie) {
        return store.read(txn -> session(txn, cookie));
    }

    private @Nullable WebSession session(ReadTxn txn, String cookie) {
        var session = sessions.find(txn, cookie, clock.get());
        return session == null || !session.federated() && !directory.current(txn, session.person()) ? null : session;
    }

    /**
     * Uses a session, which keeps it from ending idle; answers another cookie where the old one is old.
     *
     * @throws ApiException where nobody is signed in
     */
    public Step.Done use(String cookie) {
        var now = clock.get();
        var next = sessions.token();
        return store.write(txn -> {
            var session = require(session(txn, cookie));
            if (session.stale(now)) {
                return replace(txn, cookie, next, session, session.reissued(now), now);
            }
            if (session.toNote(now)) {
                sessions.put(txn, cookie, session.usedAt(now), now);
            }
            return new Step.Done(cookie, session);
        });
    }

    /** Puts a session into a role, or back where the ARN is empty; the cookie changes. */
    public Step.Done switchRole(String cookie, String role) {
        var now = clock.get();
        var next = sessions.token();
        return store.write(txn -> {
            var session = require(session(txn, cookie));
            return replace(txn, cookie, next, session, session.in(role).reissued(now), now);
        });
    }

    private Step.Done replace(Txn txn, String cookie, String next, WebSession before, WebSession after, Instant now) {
        sessions.put(txn, cookie, before.ending(now), now);
        sessions.put(txn, next, after, now);
        return new Step.Done(next, after);
    }

    /** Ends a session. */
    public void signOut(String cookie) {
        store.write(txn -> {
            sessions.delete(txn, cookie);
            return true;
        });
    }

    private static WebSession require(@Nullable WebSession session) {
        if (session == null) {
            throw new ApiException("NotSignedIn", UNAUTHORIZED, "You are not signed in.");
        }
        return session;
    }

    /**
     * Gives a root user its first password and signs it in.
     *
     * @param account twelve digits
     * @param email the address to sign in with from now on
     * @throws ApiException where there is a password already, or one of these is not good
     */
    public Step.Done setUp(String account, String email, String password, String oldCookie) {
        var now = clock.get();
        if (!EMAIL.matcher(email).matches()) {
            throw new ApiException("InvalidParameterValue", "An e-mail address is wanted, of at most 64 characters.");
        }
        RootPasswords.check(password, email);
        var login = hashing.inTurn(() -> Login.make(account, "", password, false, ids, hashing.iterations(), now));
        store.write(txn -> {
            if (RootPasswords.exists(txn, account)) {
                throw new ApiException("AlreadySetUp", CONFLICT, "The root user has a password already.");
            }
            var other = Accounts.byEmail(txn, email);
            if (other != null && !other.id().equals(account)) {
                throw new ApiException("AlreadyExists", CONFLICT, "Another account has this e-mail address.");
            }
            Accounts.put(txn, Accounts.of(txn, account, now).reachedAt(email));
            login.put(txn);
            return true;
        });
        return open(WebSession.of(Person.root(account), null, now), oldCookie, now);
    }

    /** Whether an account's root user still needs its first password. */
    public boolean needsSetUp(String account) {
        return store.read(txn -> !RootPasswords.exists(txn, account));
    }
}
