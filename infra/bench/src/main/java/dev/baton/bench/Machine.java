package dev.baton.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where something was measured.
 *
 * @param processor the model that the kernel names
 * @param cores that this process may use
 * @param gigabytes of memory, 0 where it is not known
 * @param jdk vendor and version
 * @param system operating system
 * @param load the load average of the last minute, before the benchmark began; negative where it is not known
 */
record Machine(String processor, int cores, long gigabytes, String jdk, String system, double load) {
    static Machine here() {
        return new Machine(
                first("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch", "unknown")),
                Runtime.getRuntime().availableProcessors(),
                first("/proc/meminfo", "MemTotal")
                        .map(text -> Long.parseLong(text.split(" ", 2)[0]) / 1_000_000)
                        .orElse(0L),
                System.getProperty("java.vm.vendor") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static java.util.Optional<String> first(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException notLinux) {
            return java.util.Optional.empty();
        }
    }

    String describe() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %d GB, %s, JDK %s; load average %.1f when it began",
                processor,
                cores,
                gigabytes,
                system,
                jdk,
                load);
    }
}
