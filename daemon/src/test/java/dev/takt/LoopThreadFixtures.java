package dev.takt;

import java.lang.invoke.MethodHandle;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;

/** Classes that keep and break the rule of {@link LoopThread}; only their bytecode is read. */
final class LoopThreadFixtures {
    private LoopThreadFixtures() {}

    interface BadStep0 {
        @LoopThread
        void step();
    }

    /** Marked by way of the interface alone. */
    static final class BadStep implements BadStep0 {
        Object last = "";

        @Override
        public void step() {
            last = new Object();
        }
    }

    static final class BadLoop {
        Object last = "";
        DoubleSupplier supplier = () -> 0;

        @LoopThread
        void tick(Logger logger, double value) {
            last = value;
            last = "value " + value;
            logger.info("tick");
            reached();
            locking();
            guarded();
            capturing(value);
            failing(value);
        }

        private void reached() {
            last = new double[3];
        }

        private void locking() {
            synchronized (this) {
                supplier = () -> 1;
            }
        }

        private synchronized void guarded() {
            supplier = () -> 2;
        }

        private void capturing(double value) {
            supplier = () -> value;
        }

        private void failing(double value) {
            if (value > 1) {
                throw new IllegalStateException();
            }
        }

        /** Not in reach of the tick. */
        void setUp() {
            last = new Object();
        }
    }

    static final class GoodLoop {
        enum Mode {
            UP,
            DOWN
        }

        double last;

        @LoopThread
        long tick(MethodHandle call, Mode mode, double value) {
            last =
                    switch (mode) {
                        case UP -> Math.sin(value);
                        case DOWN -> Math.max(value, last);
                    };
            try {
                return (long) call.invokeExact(1L);
            } catch (Throwable impossible) {
                throw new AssertionError(impossible);
            }
        }
    }
}
