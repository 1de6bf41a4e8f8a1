package io.unkai.kernel.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of an ARN operator: each of the six parts of an ARN is held against its own pattern. */
final class ArnPattern implements ValueMatcher {
    private static final int PARTS = 6;

    private final Text text;
    private final @Nullable List<Glob> constant;

    private ArnPattern(Text text) {
        this.text = text;
        var fixed = text.constant();
        constant = fixed == null ? null : parts(fixed);
    }

    static ValueMatcher of(String raw, boolean variables) {
        return new ArnPattern(Text.pattern(raw, variables));
    }

    @Override
    public boolean matches(String value, ContextKeys keys) {
        var patterns = constant;
        if (patterns == null) {
            var glob = text.resolve(keys);
            if (glob == null) {
                return false;
            }
            patterns = parts(glob);
        }
        var parts = value.split(":", PARTS);
        if (parts.length != PARTS || patterns.isEmpty()) {
            return false;
        }
        for (int i = 0; i < PARTS; i++) {
            if (!patterns.get(i).matches(parts[i])) {
                return false;
            }
        }
        return true;
    }

    /** The patterns of the six parts; a lone star stands for any ARN. None where the pattern is no ARN's. */
    private static List<Glob> parts(Glob glob) {
        var globs = new ArrayList<Glob>();
        boolean any = glob.pattern().equals(String.valueOf(Glob.MANY));
        var parts = (any ? (Glob.MANY + ":").repeat(PARTS - 1) + Glob.MANY : glob.pattern()).split(":", PARTS);
        for (var part : parts) {
            globs.add(Glob.coded(part));
        }
        return globs.size() == PARTS ? globs : List.of();
    }

    @Override
    public List<String> variables() {
        return text.keys();
    }
}
