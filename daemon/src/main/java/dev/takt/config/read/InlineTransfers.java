package dev.takt.config.read;

import dev.takt.config.Bus;
import dev.takt.config.DeviceInput;
import dev.takt.config.DeviceOutput;
import dev.takt.config.DeviceTraffic.Exchange;
import dev.takt.config.InputPoint;
import dev.takt.config.OutputPoint;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the transfers that the loop does itself against the time of a tick, and keeps everything
 * else off their buses: the loop would have to wait for it.
 */
final class InlineTransfers {
    private static final double MOST_OF_TICK = 0.1;
    private static final double MICROS = 1e6;

    /** Somebody on an SPI bus. */
    private record User(String name, String bus, int bytes, boolean inline, Span at) {}

    private final List<User> users = new ArrayList<>();
    private final double loopHz;
    private final Diagnostics diagnostics;

    InlineTransfers(double loopHz, Diagnostics diagnostics) {
        this.loopHz = loopHz;
        this.diagnostics = diagnostics;
    }

    void add(Placed<InputPoint> input) {
        String name = input.value().name();
        if (input.value().source() instanceof SpiInput spi) {
            int bytes = spi.transfer().size();
            users.add(new User(name, spi.bus(), bytes, spi.inline(), input.at()));
        } else if (input.value().source() instanceof DeviceInput device) {
            users.add(new User(name, device.bus(), 0, false, input.at()));
        }
    }

    /** The same for an output. */
    void addOutput(Placed<OutputPoint> output) {
        String name = output.value().name();
        if (output.value().sink() instanceof SpiOutput spi) {
            int bytes = spi.transfer().size() + spi.format().length();
            users.add(new User(name, spi.bus(), bytes, spi.inline(), output.at()));
        } else if (output.value().sink() instanceof DeviceOutput device) {
            users.add(new User(name, device.bus(), 0, false, output.at()));
        }
    }

    void check(List<Bus> buses) {
        double seconds = 0;
        boolean told = false;
        for (Bus bus : buses) {
            List<User> here = users.stream().filter(one -> one.bus.equals(bus.name())).toList();
            List<User> inline = here.stream().filter(User::inline).toList();
            if (inline.isEmpty()) {
                continue;
            }
            here.stream().filter(one -> !one.inline).forEach(one -> refuse(one, inline.getFirst()));
            for (User one : inline) {
                seconds += BusLoad.seconds(new Exchange(one.bytes, one.bytes), bus);
                if (seconds > MOST_OF_TICK / loopHz && !told) {
                    told = true;
                    report(one, seconds);
                }
            }
        }
    }

    private void refuse(User user, User inline) {
        diagnostics.error(
                user.at,
                "'%s' is not inline, and '%s' on the same bus is: the loop would wait for it"
                        .formatted(user.name, inline.name),
                "\"inline\": true for all transfers of " + user.bus + ", or for none");
    }

    private void report(User user, double seconds) {
        diagnostics.error(
                user.at,
                "with '%s' the inline transfers take %.0f µs of every tick, more than a tenth of it (%.0f µs)"
                        .formatted(user.name, seconds * MICROS, MOST_OF_TICK / loopHz * MICROS),
                "raise clock_hz, or leave out \"inline\": the thread of the bus does it then");
    }
}
