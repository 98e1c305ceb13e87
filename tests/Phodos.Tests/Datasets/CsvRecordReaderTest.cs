using CsCheck;
using Phodos.Datasets;

namespace Phodos.Tests.Datasets;

public sealed class CsvRecordReaderTest
{
    [Fact]
    public void Quoted_fields_hold_commas_quotes_and_line_breaks_and_lines_are_counted_through_them()
    {
        var reader = new CsvRecordReader(new StringReader("a,\"b,\n\"\"c\"\"\",\r\n\r\n\"\",d\n"));
        Expect(reader, 1, "a", "b,\n\"c\"", "");
        Expect(reader, 4, "", "d");
        reader.Read().ShouldBeNull();
    }

    [Fact]
    public void The_last_line_needs_no_line_break()
    {
        var reader = new CsvRecordReader(new StringReader("a,b"));
        Expect(reader, 1, "a", "b");
        reader.Read().ShouldBeNull();
    }

    [Theory]
    [InlineData("a,\"b", "not closed")]
    [InlineData("a,\"b\"c", "follows the closing quote")]
    [InlineData("a,b\"c\"", "inside a field")]
    public void Wrong_quotes_are_refused(string text, string problem) =>
        Should.Throw<InvalidInputException>(() => new CsvRecordReader(new StringReader(text)).Read()).Message.ShouldContain(problem);

    [Fact]
    public void A_field_without_end_is_refused() =>
        Should.Throw<InvalidInputException>(() => new CsvRecordReader(new StringReader('"' + new string('x', CsvRecordReader.MaximumFieldLength + 1))).Read())
            .Message.ShouldContain("longer");

    [Fact]
    public void Any_fields_survive_being_quoted() => Gen.String["ab,\"\r\n "].Array[1, 6].Array[1, 5].Sample(records =>
    {
        var text = string.Concat(records.Select(fields => string.Join(',', fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"));
        var reader = new CsvRecordReader(new StringReader(text));
        foreach (var fields in records)
            reader.Read()!.Value.Fields.ShouldBe(fields);
        reader.Read().ShouldBeNull();
    });

    private static void Expect(CsvRecordReader reader, int line, params string[] fields)
    {
        var record = reader.Read().ShouldNotBeNull();
        record.Line.ShouldBe(line);
        record.Fields.ShouldBe(fields);
    }
}
