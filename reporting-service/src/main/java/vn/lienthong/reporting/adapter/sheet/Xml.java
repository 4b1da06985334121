package vn.lienthong.reporting.adapter.sheet;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes well-formed XML to a string. */
final class Xml {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    private Xml() throws XMLStreamException {
        writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        writer.writeStartDocument("UTF-8", "1.0");
    }

    /** Writes elements; nothing it writes to can fail. */
    interface Content {
        void write(Xml xml) throws XMLStreamException;
    }

    static String document(Content content) {
        try {
            var xml = new Xml();
            content.write(xml);
            xml.writer.writeEndDocument();
            return xml.text.toString();
        } catch (XMLStreamException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    /** @param attributes pairs of name and value */
    Xml start(String element, Object... attributes) throws XMLStreamException {
        writer.writeStartElement(element);
        for (int i = 0; i < attributes.length; i += 2)
            writer.writeAttribute(attributes[i].toString(), attributes[i + 1].toString());
        return this;
    }

    Xml text(String characters) throws XMLStreamException {
        writer.writeCharacters(characters);
        return this;
    }

    Xml end() throws XMLStreamException {
        writer.writeEndElement();
        return this;
    }

    Xml element(String name, Object... attributes) throws XMLStreamException {
        return start(name, attributes).end();
    }
}
