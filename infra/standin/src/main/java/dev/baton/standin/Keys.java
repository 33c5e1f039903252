package dev.baton.standin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The key pair by which Baton is let in: made for this machine, of no use anywhere else. */
final class Keys {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";

    private Keys() {}

    static KeyPair fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no RSA", e);
        }
    }

    /** The pair whose private key is kept in that folder; made where there is none yet. */
    static KeyPair in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("salesforce.pem");
        if (Files.isRegularFile(file)) {
            return read(Files.readString(file));
        }
        KeyPair keys = fresh();
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, pem(keys));
        return keys;
    }

    static KeyPair read(String pem) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            byte[] bytes = Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, ""));
            PrivateKey key = rsa.generatePrivate(new PKCS8EncodedKeySpec(bytes));
            if (key instanceof RSAPrivateCrtKey whole) {
                return new KeyPair(
                        rsa.generatePublic(new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent())), key);
            }
            throw new IllegalStateException("the stand-in's key has no public half");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the stand-in's key cannot be read", e);
        }
    }

    static String pem(KeyPair keys) {
        return BEGIN
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(keys.getPrivate().getEncoded())
                + END;
    }

    /** A client secret that goes with the pair. */
    static String secret(KeyPair keys) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(keys.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
