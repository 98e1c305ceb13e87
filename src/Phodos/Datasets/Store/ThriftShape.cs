namespace Phodos.Datasets.Store;

/// <summary>
/// Checks that bytes are the <c>FileMetaData</c> of the Parquet format in Thrift's compact protocol, before Parquet.Net reads them:
/// that reader trusts lengths and types, and on broken ones loops without end, recurses or allocates what is not there.
/// Sources: parquet.thrift of apache/parquet-format 2.10; the compact protocol's specification of Apache Thrift.
/// </summary>
internal ref struct ThriftShape(ReadOnlySpan<byte> bytes)
{
    private const int MaximumColumns = 1000;
    private const int LongestVariableInteger = 10;

    // The fields of each structure by their number from 1; "" where a number is not used, [X] is a list of X.
    private static readonly Dictionary<string, string[]> Structures = new(StringComparer.Ordinal)
    {
        ["FileMetaData"] = ["i32", "[SchemaElement]", "i64", "[RowGroup]", "[KeyValue]", "binary", "[ColumnOrder]"],
        ["SchemaElement"] = ["i32", "i32", "i32", "binary", "i32", "i32", "i32", "i32", "i32", "LogicalType"],
        ["LogicalType"] =
        [
            "Empty", "Empty", "Empty", "Empty", "Decimal", "Empty", "Time", "Time", "", "Integer",
            "Empty", "Empty", "Empty", "Empty", "Empty",
        ],
        ["Decimal"] = ["i32", "i32"],
        ["Time"] = ["bool", "TimeUnit"],
        ["TimeUnit"] = ["Empty", "Empty", "Empty"],
        ["Integer"] = ["byte", "bool"],
        ["Empty"] = [],
        ["RowGroup"] = ["[ColumnChunk]", "i64", "i64", "[SortingColumn]", "i64", "i64", "i16"],
        ["ColumnChunk"] = ["binary", "i64", "ColumnMetaData", "i64", "i32", "i64", "i32"],
        ["ColumnMetaData"] =
        [
            "i32", "[i32]", "[binary]", "i32", "i64", "i64", "i64", "[KeyValue]", "i64", "i64", "i64",
            "Statistics", "[PageEncodingStats]", "i64", "i32", "SizeStatistics",
        ],
        ["Statistics"] = ["binary", "binary", "i64", "i64", "binary", "binary", "bool", "bool"],
        ["PageEncodingStats"] = ["i32", "i32", "i32"],
        ["SizeStatistics"] = ["i64", "[i64]", "[i64]"],
        ["SortingColumn"] = ["i32", "bool", "bool"],
        ["KeyValue"] = ["binary", "binary"],
        ["ColumnOrder"] = ["Empty"],
    };

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _next;

    /// <exception cref="InvalidDataException">The bytes have another shape.</exception>
    internal void Require()
    {
        Structure("FileMetaData");
        if (_next != _bytes.Length)
            throw Misshapen();
    }

    private void Structure(string name)
    {
        var fields = Structures[name];
        var field = 0;
        for (var head = Byte(); head != 0; head = Byte())
        {
            var skipped = head >> 4;
            field = skipped > 0 ? field + skipped : ZigZag(Integer());
            if (field < 1 || field > fields.Length || TypeOf(fields[field - 1]) is not { } type)
                throw Misshapen();
            var written = head & 0xF;
            // A truth value has no bytes of its own: the type says which it is.
            if (type == 1 ? written is not (1 or 2) : written != type)
                throw Misshapen();
            if (type != 1)
                Value(fields[field - 1]);
        }
    }

    private void Value(string type)
    {
        switch (type)
        {
            case "byte":
                Byte();
                break;
            case "i16" or "i32" or "i64":
                Integer();
                break;
            case "binary":
                Skip(Integer());
                break;
            case ['[', .. var element, ']']:
                List(element);
                break;
            default:
                Structure(type);
                break;
        }
    }

    private void List(string element)
    {
        var head = Byte();
        var count = head >> 4 == 15 ? Integer() : (ulong)(head >> 4);
        // Each element has a byte at least. Parquet.Net follows the schema's tree by recursion.
        if (count > (ulong)(_bytes.Length - _next) || (element == "SchemaElement" && count > MaximumColumns))
            throw Misshapen();
        if (count > 0 && (head & 0xF) != TypeOf(element))
            throw Misshapen();
        for (var item = 0UL; item < count; item++)
            Value(element);
    }

    /// <summary>The number of a type in the compact protocol, or null where there is none.</summary>
    private static int? TypeOf(string type) => type switch
    {
        "" => null,
        "bool" => 1,
        "byte" => 3,
        "i16" => 4,
        "i32" => 5,
        "i64" => 6,
        "binary" => 8,
        ['[', ..] => 9,
        _ => 12,
    };

    private static int ZigZag(ulong value) => (int)(uint)(value >> 1) ^ -(int)(value & 1);

    private ulong Integer()
    {
        var value = 0UL;
        for (var count = 0; count < LongestVariableInteger; count++)
        {
            var piece = Byte();
            value |= (ulong)(piece & 0x7F) << (7 * count);
            if (piece < 0x80)
                return value;
        }

        throw Misshapen();
    }

    private byte Byte() => _next < _bytes.Length ? _bytes[_next++] : throw Misshapen();

    private void Skip(ulong count)
    {
        if (count > (ulong)(_bytes.Length - _next))
            throw Misshapen();
        _next += (int)count;
    }

    private static InvalidDataException Misshapen() => new("The footer is not shaped as the Parquet format says.");
}
