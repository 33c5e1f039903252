package dev.baton.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Tells whether a Linux binary was built for this machine, from its ELF header (e_machine, two bytes at offset 18). */
final class NativeImage {
    private static final Map<String, Integer> MACHINES = Map.of("amd64", 0x3E, "x86_64", 0x3E, "aarch64", 0xB7);

    private NativeImage() {}

    static boolean runsHere(Path binary) {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return false;
        }
        try (InputStream content = Files.newInputStream(binary)) {
            byte[] header = content.readNBytes(20);
            boolean elf = header.length == 20
                    && header[0] == 0x7F
                    && header[1] == 'E'
                    && header[2] == 'L'
                    && header[3] == 'F';
            return elf && (header[18] & 0xFF) == MACHINES.getOrDefault(System.getProperty("os.arch"), -1);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
