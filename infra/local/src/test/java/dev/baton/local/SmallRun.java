package dev.baton.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A local run of src/test/resources/small.yaml with the stand-in function. */
final class SmallRun {
    private SmallRun() {}

    static LocalRunBuilder builder(Path folder, Listener listener) throws IOException {
        String handler = "io/quarkus/amazon/lambda/runtime/QuarkusStreamHandler.class";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("function.zip")));
                InputStream code = resource(handler);
                InputStream template = resource("small.yaml")) {
            zip.putNextEntry(new ZipEntry(handler));
            code.transferTo(zip);
            Files.copy(template, folder.resolve("template.yaml"));
        }
        return LocalRun.builder()
                .template(folder.resolve("template.yaml"))
                .inMemory(folder.resolve("run"))
                .environment("TEST_LISTENER", listener.address());
    }

    private static InputStream resource(String name) throws IOException {
        InputStream content = SmallRun.class.getClassLoader().getResourceAsStream(name);
        if (content == null) {
            throw new IOException(name + " is not there");
        }
        return content;
    }
}
