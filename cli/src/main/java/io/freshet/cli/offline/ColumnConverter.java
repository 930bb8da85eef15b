package io.freshet.cli.offline;

import io.freshet.event.atomic.AtomicField;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A column by its name. */
final class ColumnConverter implements ITypeConverter<AtomicField> {

    @Override
    public AtomicField convert(String name) {
        return AtomicField.ofColumn(name)
                .orElseThrow(() -> new TypeConversionException("there is no column " + name));
    }
}
