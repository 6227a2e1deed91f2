package dev.takt.bench;

import dev.takt.config.Configuration;

/**
 * A batch on one rung, ready to run. Not synchronised: one thread at a time.
 *
 * <p>The values of all its cells can be looked at by name, so that two contenders can be held
 * against each other.
 */
interface Contender extends AutoCloseable {
    /**
     * Makes the batch of a rung, its inputs showing what the simulated plant shows at the start.
     */
    static Contender of(Rung rung, Configuration configuration) {
        return switch (rung) {
            case PARSE_EACH -> ContextContender.parsingEach(configuration);
            case PARSE_ONCE -> ContextContender.parsedOnce(configuration, true);
            case KEPT_CONTEXT -> ContextContender.parsedOnce(configuration, false);
            case ARENA -> ArenaContender.byName(configuration.program());
            case INTERPRETED -> ArenaContender.bySlot(configuration.program());
            case UNOPTIMISED -> ArenaContender.unoptimised(configuration.program());
            case COMPILED -> ArenaContender.compiled(configuration.program());
        };
    }

    /** Writes every parameter and evaluates the batch. */
    void batch(long tick);

    /** The present value of a cell. */
    double get(String name);

    /** Gives its memory back. Not to be used afterwards. */
    @Override
    void close();
}
