package dev.takt.linux;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;

/**
 * The signal SIGHUP: to a daemon it says that its configuration has changed.
 *
 * <p>Without this it ends the process, as SIGTERM does.
 */
public final class HangUpSignal {
    private HangUpSignal() {}

    /**
     * From now on runs this for every SIGHUP, on a thread of its own. A process that was started
     * with the signal ignored, by nohup for instance, goes on ignoring it.
     *
     * <p>The JVM has a thread that takes signals, but no public way to it; {@code sun.misc.Signal}
     * is in the module {@code jdk.unsupported}, kept for this use. It is named by text as javac
     * warns of it, whatever the code says.
     *
     * @return whether the signal is heard
     * @throws IllegalStateException if this JVM does not let signals be handled
     */
    public static boolean handle(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling =
                    Proxy.newProxyInstance(
                            HangUpSignal.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("handle")) {
                                    action.run();
                                    return null;
                                }
                                return method.invoke(action, arguments);
                            });
            Object hup = signal.getConstructor(String.class).newInstance("HUP");
            Object before = signal.getMethod("handle", signal, handler).invoke(null, hup, handling);
            return !Objects.equals(before, handler.getField("SIG_IGN").get(null));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("SIGHUP cannot be handled", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("SIGHUP cannot be handled", e);
        }
    }
}
