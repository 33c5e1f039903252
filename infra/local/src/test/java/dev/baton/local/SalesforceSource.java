package dev.baton.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The Salesforce metadata of infra/salesforce as it lies there. Parsed without anything from outside. */
record SalesforceSource(Path folder) {
    static final String NAMESPACE = "http://soap.sforce.com/2006/04/metadata";

    /**
     * One component.
     *
     * @param path below the folder
     * @param root its document element
     */
    record Component(Path path, Element root) {
        /** The file's name without its suffixes. */
        String name() {
            String file = path.getFileName().toString();
            return file.substring(0, file.indexOf('.'));
        }

        /** The suffix that tells its type: {@code field} of {@code X.field-meta.xml}. */
        String suffix() {
            String file = path.getFileName().toString();
            return file.substring(file.indexOf('.') + 1).replace("-meta.xml", "");
        }

        /** The folder in which components of its type lie. */
        String home() {
            return path.getName(path.getNameCount() - 2).toString();
        }

        /** The text of its first child element of this name, or nothing. */
        String text(String child) {
            List<String> all = texts(root, child);
            return all.isEmpty() ? "" : all.getFirst();
        }

        /** The names of its child elements. */
        List<String> children() {
            NodeList nodes = root.getChildNodes();
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(nodes::item)
                    .filter(Element.class::isInstance)
                    .map(node -> node.getLocalName())
                    .toList();
        }
    }

    /** The text of each element of this name below {@code element}, at any depth. */
    static List<String> texts(Element element, String name) {
        NodeList nodes = element.getElementsByTagNameNS(NAMESPACE, name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    /** All components, read anew. */
    List<Component> components() throws IOException {
        List<Component> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                all.add(new Component(folder.relativize(file), parse(file).getDocumentElement()));
            }
        }
        return all;
    }

    /** The components of one type, by the suffix of their files. */
    List<Component> components(String suffix) throws IOException {
        return components().stream()
                .filter(each -> each.suffix().equals(suffix))
                .toList();
    }

    /** The names of the custom fields of an object. */
    List<String> fields(String object) throws IOException {
        return components("field").stream()
                .filter(each -> each.path()
                        .endsWith(Path.of(
                                object, "fields", each.path().getFileName().toString())))
                .map(Component::name)
                .toList();
    }

    private static Document parse(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is not well-formed: " + e.getMessage(), e);
        }
    }
}
