package dev.takt.formula.function;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names that other languages use for what the formula language has under another name. */
public final class Spellings {
    private static final Map<String, String> MEANT =
            Map.ofEntries(
                    Map.entry("fabs", "abs"),
                    Map.entry("sgn", "sign"),
                    Map.entry("signum", "sign"),
                    Map.entry("sqr", "x^2"),
                    Map.entry("root", "sqrt"),
                    Map.entry("power", "pow"),
                    Map.entry("ceiling", "ceil"),
                    Map.entry("rint", "round"),
                    Map.entry("int", "trunc"),
                    Map.entry("fix", "trunc"),
                    Map.entry("truncate", "trunc"),
                    Map.entry("remainder", "fmod"),
                    Map.entry("rem", "fmod"),
                    Map.entry("modulo", "mod"),
                    Map.entry("lg", "log10"),
                    Map.entry("ld", "log2"),
                    Map.entry("arcsin", "asin"),
                    Map.entry("arccos", "acos"),
                    Map.entry("arctan", "atan"),
                    Map.entry("arctan2", "atan2"),
                    Map.entry("degrees", "deg"),
                    Map.entry("todegrees", "deg"),
                    Map.entry("radians", "rad"),
                    Map.entry("toradians", "rad"),
                    Map.entry("iif", "if"),
                    Map.entry("ifelse", "if"),
                    Map.entry("where", "if"),
                    Map.entry("choose", "select"),
                    Map.entry("mux", "select"),
                    Map.entry("average", "avg"),
                    Map.entry("minimum", "min"),
                    Map.entry("maximum", "max"),
                    Map.entry("limit", "clamp"),
                    Map.entry("constrain", "clamp"),
                    Map.entry("clip", "clamp"),
                    Map.entry("saturate", "clamp"),
                    Map.entry("mix", "lerp"),
                    Map.entry("interp", "lut"),
                    Map.entry("interp1", "lut"),
                    Map.entry("lookup", "lut"),
                    Map.entry("scale", "map"),
                    Map.entry("heaviside", "step"),
                    Map.entry("bitand", "band"),
                    Map.entry("bitor", "bor"),
                    Map.entry("bitxor", "bxor"),
                    Map.entry("lshift", "shl"),
                    Map.entry("rshift", "shr"),
                    Map.entry("isnan", "!ok(x)"),
                    Map.entry("ifnan", "a ?? b"),
                    Map.entry("coalesce", "a ?? b"),
                    Map.entry("movavg", "mean"),
                    Map.entry("integrate", "integral"),
                    Map.entry("differentiate", "derivative"),
                    Map.entry("derivation", "derivative"),
                    Map.entry("ramp", "slew"),
                    Map.entry("ratelimit", "slew"),
                    Map.entry("r_trig", "rise"),
                    Map.entry("f_trig", "fall"),
                    Map.entry("ctu", "counter"),
                    Map.entry("rs", "latch"),
                    Map.entry("sr", "latch"));

    private Spellings() {}

    /**
     * What somebody probably meant who wrote this name, in whatever case.
     *
     * @return a name of the language or, where none fits, a short formula; null where the name is
     *     not a known spelling
     */
    public static @Nullable String hint(String name) {
        return MEANT.get(name.toLowerCase(Locale.ROOT));
    }
}
